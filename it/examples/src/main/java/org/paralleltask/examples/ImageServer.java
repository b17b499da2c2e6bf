// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A web server on this machine with images that it draws itself, each after a delay as a distant
 * server has one. It counts how many requests it has at a time.
 */
final class ImageServer implements AutoCloseable {
  private static final long DELAY_MILLIS = 50;

  private final HttpServer server;
  private final ExecutorService threads;
  private final int images;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  private ImageServer(HttpServer server, ExecutorService threads, int images) {
    this.server = server;
    this.threads = threads;
    this.images = images;
  }

  /** Starts on a free port of the loopback interface. */
  static ImageServer start(int images) {
    HttpServer http = listen();
    ImageServer server = new ImageServer(http, Executors.newCachedThreadPool(), images);
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the image server cannot listen on this machine's loopback address", e);
    }
  }

  /** The addresses of all images, PNG and JPEG by turns. */
  List<URI> images() {
    return IntStream.range(0, images)
        .mapToObj(i -> url("image-" + i + (i % 2 == 0 ? ".png" : ".jpg")))
        .toList();
  }

  /** The addresses of an empty file, of one that is not there, and of one that is no image. */
  List<URI> broken() {
    return Stream.of("empty.png", "missing.png", "text.png").map(this::url).toList();
  }

  /** The most requests that were open at a time. */
  int mostOpen() {
    return mostOpen.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI url(String name) {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/images/" + name);
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (exchange) {
      Thread.sleep(DELAY_MILLIS);
      send(exchange);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private static void send(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("missing.png")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] body = body(path);
    // A length of 0 would mean "unknown" here, and -1 means none.
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] body(String path) throws IOException {
    if (path.endsWith("empty.png")) {
      return new byte[0];
    }
    if (path.endsWith("text.png")) {
      return new byte[] {'t', 'e', 'x', 't'};
    }
    return draw(path.hashCode(), path.endsWith(".png") ? "png" : "jpg");
  }

  private static byte[] draw(int seed, String format) throws IOException {
    BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(seed), 160, 120, Color.WHITE));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
