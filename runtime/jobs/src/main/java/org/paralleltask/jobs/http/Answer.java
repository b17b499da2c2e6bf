// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * What a server has answered; to be closed, which gives the connection back. Used by one thread.
 */
public final class Answer implements AutoCloseable {
  private static final int READ_AWAY = 64 * 1024;

  /** In seconds; stands for all numbers that have more digits. */
  private static final long LONGEST_WAIT = 999_999_999;

  private final URI uri;
  private final List<Hop> redirects;
  private final ClassicHttpResponse response;
  private final Body raw;
  private final Runnable abort;
  private final Runnable left;
  private boolean closed;

  /**
   * @param abort breaks the connection
   * @param left told once, when it is closed
   */
  Answer(
      URI uri,
      List<Hop> redirects,
      ClassicHttpResponse response,
      Body raw,
      Runnable abort,
      Runnable left) {
    this.uri = uri;
    this.redirects = List.copyOf(redirects);
    this.response = response;
    this.raw = raw;
    this.abort = abort;
    this.left = left;
  }

  /** What was asked in the end, after redirects. */
  public URI uri() {
    return uri;
  }

  /** The redirects that led there, in order. */
  public List<Hop> redirects() {
    return redirects;
  }

  /** Such as 200. */
  public int status() {
    return response.getCode();
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
  }

  /**
   * What the server calls the file, as {@code Content-Disposition} says: by {@code filename*}, else
   * {@code filename}. It may be a path of any system, and anything else.
   */
  public Optional<String> fileName() {
    return header("Content-Disposition").flatMap(Disposition::fileName);
  }

  /** How many bytes the server says it sends; -1 if it does not say, or encodes them. */
  public long length() {
    HttpEntity entity = response.getEntity();
    return entity == null || isEncoded() ? -1 : entity.getContentLength();
  }

  /** Whether the bytes are compressed on their way. */
  public boolean isEncoded() {
    return !encoding().isEmpty();
  }

  private String encoding() {
    String encoding = header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean ofTheFile = encoding.endsWith("gzip") && uri.getPath().matches("(?i).*\\.(gz|tgz)");
    return encoding.equals("identity") || ofTheFile ? "" : encoding;
  }

  /** What a date header says. */
  public Optional<Instant> date(String name) {
    return header(name).flatMap(HttpDate::parse);
  }

  /**
   * How long the server asks to wait: a number of seconds, or until a time, by its own clock. Empty
   * if it does not ask, or for nothing.
   */
  public Optional<Duration> retryAfter() {
    String text = header("Retry-After").orElse("").strip();
    if (text.matches("\\d+")) {
      long seconds = text.length() > 9 ? LONGEST_WAIT : Long.parseLong(text);
      return Optional.of(Duration.ofSeconds(seconds));
    }
    Optional<Instant> until = date("Retry-After");
    Instant now = date("Date").orElseGet(Instant::now);
    return until.map(time -> Duration.between(now, time)).filter(wait -> !wait.isNegative());
  }

  /**
   * The content, decoded if it comes as gzip or deflate.
   *
   * <p>Reading throws an {@link HttpException} if the content is cut, too slow, or too large when
   * decoded.
   *
   * @throws HttpException {@code BAD_ENCODING} if it is encoded in another way
   */
  public InputStream body() throws HttpException {
    return Decoded.of(raw, encoding(), uri);
  }

  /** How many bytes have come. */
  public long received() {
    return raw.count();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      // To close the response is to read it to its end, which may never come.
      if (response.getEntity() != null && !raw.readAway(READ_AWAY)) {
        abort.run();
      }
      closeResponse();
    } finally {
      left.run();
    }
  }

  private void closeResponse() {
    try {
      response.close();
    } catch (IOException broken) {
      // nobody can do anything about it
    }
  }
}
