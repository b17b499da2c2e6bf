// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a client. Used by one thread; its socket is closed by any. */
public final class Connection {
  private final Socket socket;
  private final CountDownLatch serverClosed;
  private final InputStream in;
  private final OutputStream out;
  private boolean ended;

  Connection(Socket socket, CountDownLatch serverClosed) throws IOException {
    this.socket = socket;
    this.serverClosed = serverClosed;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Sends text as it is. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes as they are. */
  public void send(byte[] bytes) throws IOException {
    send(bytes, 0, bytes.length);
  }

  /** Sends bytes as they are. */
  public void send(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
    out.flush();
  }

  /** Does nothing for a while, or until the server is closed. */
  public void pause(Duration time) {
    try {
      ended |= serverClosed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      ended = true;
    }
  }

  /** Closes with what TCP calls a reset: the client's next read fails. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    end();
  }

  /** Closes it. */
  public void end() throws IOException {
    ended = true;
    socket.close();
  }

  boolean hasEnded() {
    return ended;
  }

  /** The next request; null if the client has closed the connection. */
  @Nullable Received receive() throws IOException {
    String first = line();
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ", 3);
    Map<String, List<String>> headers = headers();
    List<String> length = headers.getOrDefault("content-length", List.of("0"));
    in.skipNBytes(Long.parseLong(length.get(0)));
    return new Received(words[0], words[1], path(words[1]), headers, System.nanoTime());
  }

  private static String path(String target) {
    String path = target.startsWith("http") ? URI.create(target).getRawPath() : target;
    return path.replaceFirst("\\?.*", "");
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 && line.length() > 0) {
        throw new EOFException("in the middle of a request");
      }
      if (next < 0) {
        return null;
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
