// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskFailedException;
import org.paralleltask.course.Kind;

/**
 * S1-07: five images, downloaded at a time; their names are the last parts of their addresses. The
 * sixth is empty. In the tutorial's program nobody reads the results, so its failure vanishes;
 * here, whoever takes the results gets it.
 */
public final class DownloadFive {
  static final Path DIRECTORY = Path.of("target", "course", "five");

  private DownloadFive() {}

  @ParallelTask
  static Path download(URI url) throws IOException, InterruptedException {
    Path file = Download.save(url, DIRECTORY);
    System.out.println(file.toFile().getName() + " was downloaded...");
    return file;
  }

  public static void main(String... arguments) throws IOException {
    var download = DownloadFiveTasks.download.pool(Kind.of(arguments)).workers(5);
    try (LocalServer server = new LocalServer()) {
      List<URI> urls =
          Stream.of("one", "two", "three", "four", "five", "empty")
              .map(name -> server.url("/images/" + name + ".png"))
              .toList();
      download.map(urls).toList();
    } catch (TaskFailedException failed) {
      System.out.println(failed.getCause());
    }
  }
}
