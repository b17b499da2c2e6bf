// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server of this machine alone that does everything wrong that servers can do, on request.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.open()) {
 *   server.on("/a.bin", file.cutAfter(100), file);    // the first request, and all further ones
 *   server.on("/gone", Reply.status(410));
 *   ... server.uri("/a.bin") ...
 *   assertEquals(2, server.received("/a.bin").size());
 * }
 * }</pre>
 *
 * What it has no script for is 404. A thread serves each connection; all end with the server.
 */
public final class FaultServer implements AutoCloseable {
  private final ServerSocket door;
  private final String scheme;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private volatile Answering otherwise = Reply.status(404);
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger answering = new AtomicInteger();
  private final AtomicInteger mostAnswering = new AtomicInteger();

  private FaultServer(ServerSocket door, String scheme) {
    this.door = door;
    this.scheme = scheme;
    start(this::accept, "fault-server");
  }

  /** Without TLS. */
  public static FaultServer open() throws IOException {
    return new FaultServer(new ServerSocket(0, 1000, localhost()), "http");
  }

  /**
   * With TLS.
   *
   * @param directory where the key is made
   */
  public static FaultServer open(Certificates certificate, Path directory) throws IOException {
    return new FaultServer(
        certificate
            .context(directory)
            .getServerSocketFactory()
            .createServerSocket(0, 1000, localhost()),
        "https");
  }

  /** A port on which nobody listens. */
  public static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, localhost())) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress localhost() throws IOException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  /**
   * Says how requests for a path are answered: the first, the second, and so on; the last stays.
   */
  public FaultServer on(String path, Answering... answers) {
    scripts.put(path, new Script(List.of(answers), new AtomicInteger()));
    return this;
  }

  /** Says how requests for all other paths are answered, which is with 404 unless it is said. */
  public FaultServer otherwise(Answering answer) {
    otherwise = answer;
    return this;
  }

  /** The port. */
  public int port() {
    return door.getLocalPort();
  }

  /** A URL of this server. */
  public URI uri(String path) {
    return uri("localhost", path);
  }

  /** A URL of this server under another of its names: localhost or 127.0.0.1. */
  public URI uri(String host, String path) {
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  /** All requests so far, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The requests for a path so far, in order. */
  public List<Received> received(String path) {
    return received.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** How many connections clients have made. */
  public int connections() {
    return connections.get();
  }

  /** How many requests were being answered at a time, at most. */
  public int mostAtATime() {
    return mostAnswering.get();
  }

  private void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true); // an answer in two writes would take 40 ms
        sockets.add(socket);
        start(() -> serve(socket), "fault-server-" + connections.incrementAndGet());
      } catch (IOException end) {
        return; // the server is closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Connection connection = new Connection(socket, closed);
      for (Received request = connection.receive();
          request != null;
          request = connection.hasEnded() ? null : connection.receive()) {
        received.add(request);
        answer(request, connection);
      }
    } catch (IOException gone) {
      // the client has closed the connection, which is its right
    } finally {
      sockets.remove(socket);
    }
  }

  private void answer(Received request, Connection connection) throws IOException {
    mostAnswering.accumulateAndGet(answering.incrementAndGet(), Math::max);
    try {
      Script script = scripts.get(request.path());
      Answering answer = script == null ? otherwise : script.next();
      answer.answer(request, connection);
    } finally {
      answering.decrementAndGet();
    }
  }

  /** Ends all connections and all threads. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    door.close();
    for (Socket socket : new ArrayList<>(sockets)) {
      socket.close();
    }
    threads.forEach(FaultServer::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join(30_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new IllegalStateException(thread + " does not end");
    }
  }

  private record Script(List<Answering> answers, AtomicInteger asked) {
    Answering next() {
      return answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1));
    }
  }
}
