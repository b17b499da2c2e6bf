// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.paralleltask.Outcome;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-13: twenty images, one after the other in the order of the list, then five at a time in any
 * order, which is faster. Names such as {@code File:Contr%C3%B4le_1.png} are decoded, and what a
 * file system may not allow is replaced; two addresses with one name are found before anything
 * runs; a page is not saved as an image.
 */
public final class WikiImages {
  static final Path DIRECTORY = Path.of("target", "course", "wiki");

  private WikiImages() {}

  @ParallelTask
  static Path download(URI url) throws IOException, InterruptedException {
    Path file = Download.save(url, DIRECTORY);
    System.out.println(file.toFile().getName() + " was downloaded successfully");
    return file;
  }

  public static void main(String... arguments) throws Exception {
    try (LocalServer server = new LocalServer()) {
      List<URI> urls =
          IntStream.range(0, 20)
              .mapToObj(i -> server.url("/wiki/File:Contr%C3%B4le_" + i + ".png"))
              .toList();
      requireDistinctNames(urls);
      long start = System.nanoTime();
      for (URI url : urls) {
        download(url);
      }
      System.out.println("sequentially: " + Seconds.since(start) + " seconds");

      List<URI> andAPage = new ArrayList<>(urls);
      andAPage.add(server.url("/wiki/File:Page.html"));
      start = System.nanoTime();
      try (Results<Outcome<URI, Path>> outcomes =
          WikiImagesTasks.download.pool(Kind.of(arguments)).workers(5).outcomes(andAPage)) {
        outcomes.forEach(WikiImages::tellFailure);
      }
      System.out.println("concurrently: " + Seconds.since(start) + " seconds");
    }
  }

  /** Two items must not write one file, on a system that ignores capital letters either. */
  static void requireDistinctNames(List<URI> urls) {
    Set<String> names = new HashSet<>();
    for (URI url : urls) {
      if (!names.add(Download.name(url).toLowerCase(java.util.Locale.ROOT))) {
        throw new IllegalArgumentException(url + " has a file name that another address has too");
      }
    }
  }

  private static void tellFailure(Outcome<URI, Path> outcome) {
    if (outcome instanceof Outcome.Failed<URI, Path> failed) {
      System.out.println(failed.failure().getCause());
    }
  }
}
