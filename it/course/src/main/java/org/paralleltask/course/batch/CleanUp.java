// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.Task;

/**
 * S3-14: clean up between runs. The tutorial deletes {@code *.jpg} and {@code *.png}, whoever made
 * them; a task returns what it has made, and that alone is deleted.
 */
public final class CleanUp {
  private CleanUp() {}

  public static void main(String... arguments) throws IOException {
    Path directory = Files.createTempDirectory("course");
    Files.createFile(directory.resolve("of-somebody-else.PNG"));
    List<Path> made;
    try (LocalServer server = new LocalServer()) {
      Task<URI, Path> download = Task.of("download", url -> Download.save(url, directory));
      made =
          download
              .map(List.of(server.url("/images/one.png"), server.url("/images/two.png")))
              .toList();
    }
    System.out.println("before: " + images(directory));
    for (Path file : made) {
      Files.delete(file);
    }
    System.out.println("after: " + images(directory));
    Files.delete(directory.resolve("of-somebody-else.PNG"));
    Files.delete(directory);
  }

  private static List<String> images(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.toFile().getName())
          .filter(name -> name.matches("(?i).*\\.(jpg|png)"))
          .sorted()
          .toList();
    }
  }
}
