// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.examples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.paralleltask.ParallelTask;

/** Downloads images in parallel, and makes sure that each of them is one. */
final class Images {
  /** Where the images go, below the directory of the project. */
  static final Path DIRECTORY = Path.of("target", "images");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Images() {}

  /** Saves an image under the last part of its address. */
  @ParallelTask(workers = 8, timeout = "30s", itemsFrom = "served")
  static Path download(URI url) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200 || response.body().length == 0) {
      throw new IOException("Error: could not download the image from " + url);
    }
    if (ImageIO.read(new ByteArrayInputStream(response.body())) == null) {
      throw new IOException("Error: what came from " + url + " is not an image");
    }
    Path file = DIRECTORY.resolve(url.getPath().substring(url.getPath().lastIndexOf('/') + 1));
    Files.createDirectories(DIRECTORY);
    Files.write(file, response.body());
    System.out.println(file + " was downloaded...");
    return file;
  }

  /**
   * The images of a server that runs in this JVM while the job does: it ends with the stream. With
   * {@code -Dimages.broken=true} some of them are broken.
   */
  static Stream<URI> served() {
    ImageServer server = ImageServer.start(20);
    Stream<URI> urls =
        Boolean.getBoolean("images.broken")
            ? Stream.concat(server.images().stream(), server.broken().stream())
            : server.images().stream();
    return urls.onClose(server::close);
  }
}
