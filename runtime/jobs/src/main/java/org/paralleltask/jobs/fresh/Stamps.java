// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.spec.UpToDate;

/**
 * Makes stamps of files, and compares files with their stamps. That is done by content, but what
 * looks as its stamp says is not read again, unless the stamp is not settled.
 *
 * @param base what paths in stamps start from
 * @param mode whether content counts
 * @param clock the time of day in milliseconds
 */
record Stamps(Path base, UpToDate mode, LongSupplier clock) {
  /** The coarsest clock of a file system that is in use ticks every two seconds. */
  private static final long TICK_MILLIS = 2000;

  private static final int SHOWN = 8;

  /** How a path is written in stamps, and for people. */
  String text(Path path) {
    Path shown = path.startsWith(base) ? base.relativize(path) : path;
    return shown.toString().replace(File.separatorChar, '/');
  }

  /** Where the file of a stamp is. */
  Path path(FileStamp stamp) {
    return base.resolve(stamp.path());
  }

  /**
   * A stamp.
   *
   * @param content a hash; empty if it was not read; of no interest if there is no file
   */
  FileStamp stamp(Sight sight, String content) {
    String known =
        switch (sight.kind()) {
          case FILE -> content;
          case DIRECTORY -> FileStamp.DIRECTORY;
          case ABSENT -> FileStamp.ABSENT;
        };
    boolean settled = sight.modifiedMillis() <= clock.getAsLong() - TICK_MILLIS;
    return new FileStamp(text(sight.path()), sight.size(), sight.modifiedMillis(), settled, known);
  }

  /** Whether files are read. */
  boolean byContent() {
    return mode != UpToDate.MTIME;
  }

  /** A stamp of a file as it is now, which is read if content counts. */
  FileStamp read(Sight sight) throws IOException {
    return stamp(sight, sight.isFile() && byContent() ? content(new Hashing.Hash(sight)) : "");
  }

  private static String content(Hashing.Hash hash) throws IOException {
    return hash.get().orElseThrow(() -> new IOException("a file changes while it is read"));
  }

  /** The content that a stamp says a file has, if size and time are proof of it. */
  Optional<String> known(FileStamp stamp, Sight sight) {
    return sight.isFile() && stamp.settled() && sight.looksLike(stamp) && isHash(stamp.sha256())
        ? Optional.of(stamp.sha256())
        : Optional.empty();
  }

  private static boolean isHash(String sha256) {
    return !sha256.isEmpty() && !sha256.equals(FileStamp.UNSTABLE);
  }

  /** A stamp that no file is like. */
  FileStamp unstable(Sight sight) {
    return new FileStamp(
        text(sight.path()), sight.size(), sight.modifiedMillis(), false, FileStamp.UNSTABLE);
  }

  static boolean isUnstable(FileStamp stamp) {
    return stamp.sha256().equals(FileStamp.UNSTABLE);
  }

  /**
   * Whether the file is as its stamp says.
   *
   * @param hash of the file, if it has to be read
   */
  Finding compare(FileStamp stamp, Sight sight, Hashing.Hash hash) throws IOException {
    Optional<String> seen = seen(stamp, sight);
    if (seen.isPresent()) {
      return Finding.other(text(sight.path()) + " " + seen.get());
    }
    boolean telling = stamp.settled() || !sight.isFile() || !byContent();
    return telling && sight.looksLike(stamp)
        ? Finding.same(stamp)
        : compareContent(stamp, sight, content(hash));
  }

  /** What has changed that can be told without reading. */
  private Optional<String> seen(FileStamp stamp, Sight sight) {
    if (isUnstable(stamp)) {
      return Optional.of("changed while the item ran");
    }
    if (Sight.kind(stamp) != sight.kind()) {
      return Optional.of(
          switch (sight.kind()) {
            case ABSENT -> "is gone";
            case DIRECTORY -> "is a directory now";
            case FILE -> "is a file now";
          });
    }
    if (stamp.size() != sight.size()) {
      return Optional.of("changed (%d bytes, was %d)".formatted(sight.size(), stamp.size()));
    }
    boolean touched = !byContent() && !sight.looksLike(stamp);
    return touched ? Optional.of("changed (its time)") : Optional.empty();
  }

  private Finding compareContent(FileStamp stamp, Sight sight, String now) {
    return now.equals(stamp.sha256())
        ? Finding.same(stamp(sight, now))
        : Finding.other(text(sight.path()) + " changed" + hashes(stamp.sha256(), now));
  }

  private static String hashes(String before, String now) {
    return before.isEmpty()
        ? ""
        : " (sha256 %s..., was %s...)"
            .formatted(now.substring(0, SHOWN), before.substring(0, SHOWN));
  }

  /** What a comparison says: the stamp that holds now, or what has changed. */
  record Finding(Optional<FileStamp> stamp, String change) {
    static Finding same(FileStamp stamp) {
      return new Finding(Optional.of(stamp), "");
    }

    static Finding other(String change) {
      return new Finding(Optional.empty(), change);
    }
  }
}
