// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The same answer to every request, as a server should give it or with faults. Each method gives
 * another reply; this one stays as it is.
 *
 * <pre>{@code
 * Reply.ok(bytes).cutAfter(100)                       // Content-Length says more
 * Reply.ok(bytes).chunked(64).resetAfter(200)
 * Reply.status(503).header("Retry-After", "1").after(Duration.ofMillis(50))
 * }</pre>
 */
public final class Reply implements Answering {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Framing framing;
  private final Trouble trouble;
  private final Duration wait;

  private enum Framing {
    LENGTH,
    CHUNKED,
    UNTIL_CLOSED
  }

  private enum Kind {
    NONE,
    CUT,
    RESET,
    STALL,
    DRIP,
    CLOSE_UNSAID,
    ENDLESS
  }

  /**
   * @param at after how many bytes of the body
   * @param step how many bytes go at a time
   * @param pause after each step
   */
  private record Trouble(Kind kind, int at, int step, Duration pause) {
    static final Trouble NONE = new Trouble(Kind.NONE, Integer.MAX_VALUE, 1 << 16, Duration.ZERO);

    Trouble with(Kind kind, int at) {
      return new Trouble(kind, at, step, pause);
    }
  }

  private Reply(
      int status,
      Map<String, String> headers,
      byte[] body,
      Framing framing,
      Trouble trouble,
      Duration wait) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.framing = framing;
    this.trouble = trouble;
    this.wait = wait;
  }

  /** A status and nothing else. */
  public static Reply status(int status) {
    return new Reply(status, Map.of(), new byte[0], Framing.LENGTH, Trouble.NONE, Duration.ZERO);
  }

  /** 200 with a body. */
  public static Reply ok(byte[] body) {
    return status(200).body(body);
  }

  /** 200 with a page. */
  public static Reply html(String page) {
    return ok(page.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "text/html");
  }

  /** To another place; the text is sent as it is. */
  public static Reply redirect(int status, String location) {
    return status(status).header("Location", location);
  }

  /** 200 with a small gzip body that unpacks to many zeros. */
  public static Reply bomb(long size) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(small, 1 << 16)) {
      byte[] zeros = new byte[1 << 16];
      for (long left = size; left > 0; left -= zeros.length) {
        gzip.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ok(small.toByteArray()).header("Content-Encoding", "gzip");
  }

  /** An HTTP date. */
  public static String date(Instant time) {
    return DATE.format(time);
  }

  /** With this body. */
  public Reply body(byte[] bytes) {
    return new Reply(status, headers, bytes, framing, trouble, wait);
  }

  /** With the body packed, and said so. */
  public Reply gzipped() {
    return body(packed(body)).header("Content-Encoding", "gzip");
  }

  /** These bytes, packed. */
  public static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** With a header, instead of the server's own of this name, such as Content-Length or Date. */
  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, framing, trouble, wait);
  }

  /** In chunks of this many bytes. */
  public Reply chunked(int size) {
    Trouble sized = new Trouble(trouble.kind, trouble.at, size, trouble.pause);
    return new Reply(status, headers, body, Framing.CHUNKED, sized, wait);
  }

  /** Without a length: the body ends with the connection. */
  public Reply noLength() {
    return new Reply(status, headers, body, Framing.UNTIL_CLOSED, trouble, wait);
  }

  /** Closes the connection in the middle of the body. */
  public Reply cutAfter(int bytes) {
    return troubled(trouble.with(Kind.CUT, bytes));
  }

  /** Resets the connection in the middle of the body. */
  public Reply resetAfter(int bytes) {
    return troubled(trouble.with(Kind.RESET, bytes));
  }

  /** Sends no further byte in the middle of the body, and keeps the connection. */
  public Reply stallAfter(int bytes) {
    return troubled(trouble.with(Kind.STALL, bytes));
  }

  /** Sends the body in small steps with pauses; with {@code step} 1, the headers too. */
  public Reply drip(int step, Duration pause) {
    return troubled(new Trouble(Kind.DRIP, Integer.MAX_VALUE, step, pause));
  }

  /** Keeps the connection as far as the client knows, but closes it. */
  public Reply thenClose() {
    return troubled(trouble.with(Kind.CLOSE_UNSAID, Integer.MAX_VALUE));
  }

  /** Sends the body again and again, in chunks, for ever. */
  public Reply endless() {
    return chunked(Math.max(1, body.length)).troubled(trouble.with(Kind.ENDLESS, 0));
  }

  /** Answers only after this time. */
  public Reply after(Duration time) {
    return new Reply(status, headers, body, framing, trouble, time);
  }

  private Reply troubled(Trouble other) {
    return new Reply(status, headers, body, framing, other, wait);
  }

  @Override
  public void answer(Received request, Connection connection) throws IOException {
    connection.pause(wait);
    sendHead(connection);
    if (request.wantsBody() && hasBody()) {
      sendBody(connection);
    }
    if (framing == Framing.UNTIL_CLOSED || trouble.kind == Kind.CLOSE_UNSAID) {
      connection.end();
    }
  }

  private boolean hasBody() {
    return status >= 200 && status != 204 && status != 304;
  }

  private void sendHead(Connection connection) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("date", date(Instant.now()));
    if (framing == Framing.LENGTH && hasBody()) {
      all.put("content-length", String.valueOf(body.length));
    } else if (framing == Framing.CHUNKED) {
      all.put("transfer-encoding", "chunked");
    }
    headers.forEach((name, value) -> all.put(name.toLowerCase(java.util.Locale.ROOT), value));
    all.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    boolean slow = trouble.kind == Kind.DRIP && trouble.step == 1;
    for (int at = 0; at < bytes.length; at += slow ? 1 : bytes.length) {
      connection.send(bytes, at, slow ? at + 1 : bytes.length);
      connection.pause(slow ? trouble.pause : Duration.ZERO);
    }
  }

  private void sendBody(Connection connection) throws IOException {
    int end = Math.min(body.length, trouble.at);
    for (int at = 0; at < end && !connection.hasEnded(); at += trouble.step) {
      sendPiece(connection, at, Math.min(end, at + trouble.step));
      connection.pause(trouble.pause);
    }
    while (trouble.kind == Kind.ENDLESS && !connection.hasEnded()) {
      sendPiece(connection, 0, body.length);
    }
    switch (trouble.kind) {
      case CUT -> connection.end();
      case RESET -> connection.reset();
      case STALL -> connection.pause(Duration.ofDays(1));
      default -> connection.send(framing == Framing.CHUNKED ? "0\r\n\r\n" : "");
    }
  }

  private void sendPiece(Connection connection, int from, int to) throws IOException {
    if (framing == Framing.CHUNKED) {
      connection.send(Integer.toHexString(to - from) + "\r\n");
    }
    connection.send(body, from, to);
    connection.send(framing == Framing.CHUNKED ? "\r\n" : "");
  }
}
