// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the runs of a module's jobs write their files.
 *
 * @param parent the directory that has one for each job
 */
record JobDirectories(Path parent) {
  private static final String JOURNAL = "journal.ndjson";
  private static final List<String> OF_A_RUN = List.of(JOURNAL, "result.json", "items.ndjson");

  static JobDirectories of(Project.Module module) {
    return new JobDirectories(module.buildDirectory().resolve("parallel"));
  }

  /** The directory of a job. */
  Path of(String job) {
    return parent.resolve(nameOf(job));
  }

  /** A directory of its own for each run of a job in this build. */
  Path free(String job, Build build) {
    Path directory = of(job);
    for (int run = 2; !build.take(directory.toString()); run++) {
      directory = parent.resolve(nameOf(job) + "-" + run);
    }
    return directory;
  }

  /** What a job's directory is called. */
  static String nameOf(String job) {
    return job.replaceAll("[^\\w.#-]", "_");
  }

  /** The directories with a journal, by name. */
  List<Path> withJournal() {
    return having(List.of(JOURNAL));
  }

  /** The directories that a run has made, by name; not what somebody else has put beside them. */
  List<Path> ofRuns() {
    return having(OF_A_RUN);
  }

  private List<Path> having(List<String> files) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(directory -> files.stream().anyMatch(f -> isFile(directory, f)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + parent, e);
    }
  }

  private static boolean isFile(Path directory, String name) {
    return Files.isRegularFile(directory.resolve(name));
  }
}
