// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.fresh.ContentHash;
import org.paralleltask.jobs.fresh.NamedFiles;
import org.paralleltask.jobs.fresh.Outputs;
import org.paralleltask.jobs.journal.FileStamp;

/**
 * Compares the files of items that run again with those that they made before. What they would have
 * published is removed; what is published stays as it is.
 *
 * @param outputs where files are
 * @param sampled the items that run
 */
record FileComparison(Outputs outputs, Map<Item, Sampled> sampled) implements ResultTaker {
  private static final int SHORT_HASH = 8;

  @Override
  public void take(Item item, long attempt, @Nullable Object result) {
    Sampled known = sampled.get(item);
    if (known == null) {
      return;
    }
    Map<Path, OutputFile> unpublished = NamedFiles.ofResult(result).outputFiles();
    for (OutputFile file : unpublished.values()) {
      compare(file).ifPresent(known::otherFile);
    }
    for (FileStamp stamp : known.outputs()) {
      Path path = outputs.path(stamp).toAbsolutePath().normalize();
      if (!unpublished.containsKey(path)) {
        compare(stamp, path).ifPresent(known::otherFile);
      }
    }
  }

  private static Optional<String> compare(OutputFile file) {
    try {
      return difference(file.target(), hash(file.target()), hash(file.part()));
    } catch (IOException unreadable) {
      return Optional.of(unreadable(file.target(), unreadable));
    } finally {
      remove(file.part());
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException busy) {
      // It stays as that of a killed attempt does, and goes with the next.
    }
  }

  /** Of a file that items give its name themselves, so that it is there already. */
  private static Optional<String> compare(FileStamp stamp, Path path) {
    boolean known = !stamp.sha256().isEmpty() && !stamp.sha256().equals(FileStamp.DIRECTORY);
    try {
      return known ? difference(path, stamp.sha256(), hash(path)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(unreadable(path, unreadable));
    }
  }

  private static String hash(Path file) throws IOException {
    return Files.isRegularFile(file) ? ContentHash.of(file) : FileStamp.ABSENT;
  }

  private static Optional<String> difference(Path file, String before, String now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    return Optional.of(
        "it made another %s (sha256 %s, and before %s)"
            .formatted(file, shortened(now), shortened(before)));
  }

  private static String shortened(String hash) {
    return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH) + "...";
  }

  private static String unreadable(Path file, IOException why) {
    return "%s could not be compared: %s".formatted(file, why);
  }
}
