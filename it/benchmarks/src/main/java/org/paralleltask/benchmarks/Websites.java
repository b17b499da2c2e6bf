// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tutorial's 33 sites, each on a host of its own: addresses of this machine, as Linux has them.
 * Two are dead, one refuses to be asked, one takes a second, and the others 100 ms each; one after
 * the other takes 5.5 s, with half a second for each of the three that are down.
 */
final class Websites implements AutoCloseable {
  static final int COUNT = 33;
  static final int DOWN = 3;
  static final int LONGEST_MILLIS = 1000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Websites() throws IOException {
    server = HttpServer.create(new InetSocketAddress(0), COUNT);
    server.setExecutor(threads);
    server.createContext("/", Websites::answer);
    server.start();
  }

  /** Their addresses. */
  List<String> addresses() {
    List<String> all = new ArrayList<>(List.of("http://127.0.0.2:1/", "http://127.0.0.3:1/"));
    for (int host = 4; host < COUNT + 2; host++) {
      String path = host == 4 ? "refused" : host == 5 ? "slow" : "";
      all.add("http://127.0.0.%d:%d/%s".formatted(host, server.getAddress().getPort(), path));
    }
    return all;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Thread.sleep(path.equals("/slow") ? LONGEST_MILLIS : 100);
      exchange.sendResponseHeaders(path.equals("/refused") ? 405 : 200, -1);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
