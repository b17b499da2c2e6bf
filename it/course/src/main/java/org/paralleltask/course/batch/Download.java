// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How the course gets a file: it is an image, it has a name that any system allows, it is whole.
 */
final class Download {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Download() {}

  /** Saves what is at the address in the directory, under {@link #name}; returns the file. */
  static Path save(URI url, Path directory) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200 || response.body().length == 0) {
      throw new IOException("Error: could not download the image from " + url);
    }
    String type = response.headers().firstValue("Content-Type").orElse("of no type");
    if (!type.startsWith("image/")) {
      throw new IOException("Error: " + url + " is no image but " + type);
    }
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, ".", ".part");
    Files.write(part, response.body());
    return Files.move(part, directory.resolve(name(url)), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The last part of the address, decoded, without what a file system may not allow. */
  static String name(URI url) {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1).replaceAll("[<>:\"|?*\\\\\\p{Cntrl}]", "_");
  }
}
