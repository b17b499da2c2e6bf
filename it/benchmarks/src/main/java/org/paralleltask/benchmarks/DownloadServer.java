// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Debian's nginx on localhost, which gives out the files of a directory: at once, or, below {@code
 * /late/}, 50 ms after it was asked, if its module echo is installed too, and below {@code /slow/}
 * at 1 MB a second for each connection.
 */
final class DownloadServer implements AutoCloseable {
  /** How late the late ones are. */
  static final int LATENCY_MILLIS = 50;

  /** How fast the slow ones come. */
  private static final int BYTES_A_SECOND = 1 << 20;

  private static final Path ECHO = Path.of("/usr/lib/nginx/modules/ngx_http_echo_module.so");
  private static final int START_TRIES = 600;

  private final Process nginx;
  private final int port;

  /**
   * Starts it.
   *
   * @param directory for what it writes, which is removed by others
   * @param files what it gives out
   */
  DownloadServer(Path directory, Path files) throws Exception {
    port = freePort();
    Files.writeString(directory.resolve("nginx.conf"), configuration(files));
    nginx =
        new ProcessBuilder("nginx", "-p", directory.toString(), "-c", "nginx.conf", "-e", "stderr")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.log").toFile())
            .start();
    awaitStart(directory);
  }

  /** Whether it can be started. */
  static boolean isThere() throws InterruptedException {
    return TableEntrant.isThere("nginx", "-v");
  }

  /** Whether it can be late. */
  static boolean isLate() {
    return Files.exists(ECHO);
  }

  private String configuration(Path files) {
    return String.format(
        Locale.ROOT,
        """
        %1$s
        daemon off;
        user %2$s;
        worker_processes 1;
        pid nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 10000000;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          server { listen 127.0.0.1:%3$d backlog=1024; root %4$s; %5$s
            location /slow/ { limit_rate %6$d; rewrite ^/slow(.*)$ $1 break; } }
        }
        """,
        isLate() ? "load_module " + ECHO + ";" : "",
        System.getProperty("user.name"),
        port,
        files,
        late(),
        BYTES_A_SECOND);
  }

  private static String late() {
    return isLate()
        ? String.format(
            Locale.ROOT,
            "location /late/ { echo_sleep %.3f; echo_exec @file; }"
                + " location @file { rewrite ^/late(.*)$ $1 break; }",
            LATENCY_MILLIS / 1e3)
        : "";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart(Path directory) throws Exception {
    for (int left = START_TRIES; left > 0 && nginx.isAlive(); left--) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        boolean unused = nginx.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IllegalStateException(
        "nginx does not start: " + Files.readString(directory.resolve("nginx.log")));
  }

  /**
   * The URL of a file.
   *
   * @param path its name, or that below {@code late/} or {@code slow/}
   */
  String url(String path) {
    return "http://127.0.0.1:" + port + "/" + path;
  }

  @Override
  public void close() {
    List<ProcessHandle> workers = nginx.descendants().toList();
    nginx.destroy(); // it ends its workers
    try {
      nginx.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      workers.forEach(ProcessHandle::destroyForcibly);
      nginx.destroyForcibly();
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
    }
  }
}
