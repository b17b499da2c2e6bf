// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.ItemEntry;

/**
 * One of the files while it is made. Whatever is thrown, for want of memory too, it is this file
 * alone that is lost: what it held is given up, and nothing more is tried.
 */
final class ReportPart {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private @Nullable AtomicFile file;
  private @Nullable OutputStream out;
  private @Nullable ItemReport report;
  private @Nullable Throwable trouble;
  private Optional<String> lack = Optional.empty();

  ReportPart(Path path, Maker maker) {
    this.path = path;
    attempt(
        () -> {
          AtomicFile atomic = new AtomicFile(path);
          file = atomic;
          OutputStream stream =
              new BufferedOutputStream(Files.newOutputStream(atomic.part()), BUFFER);
          out = stream;
          report = maker.make(stream);
        });
  }

  /** Makes a report that writes to a stream. */
  interface Maker {
    /** Makes it. */
    ItemReport make(OutputStream out) throws IOException;
  }

  /** The next item. */
  void add(ItemEntry entry) {
    ItemReport open = report;
    if (open != null) {
      attempt(() -> open.add(entry));
    }
  }

  /** All items went by. */
  void finish() {
    ItemReport open = report;
    AtomicFile written = file;
    if (open != null && written != null) {
      attempt(
          () -> {
            open.finish();
            open.close();
            written.publish();
            lack = open.lack();
          });
    }
  }

  /** The file cannot be made; the first reason counts. */
  void lose(Throwable fault) {
    trouble = trouble == null ? fault : trouble;
    report = null;
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException | RuntimeException | Error odd) {
      // It is known to be broken.
    }
    try {
      if (file != null) {
        file.discard();
      }
    } catch (IOException | RuntimeException | Error odd) {
      // Half a file stays, under a name that nobody reads.
    }
  }

  /**
   * Whether the file is there.
   *
   * @param warnings told why not, or what is not in it
   */
  boolean isWritten(Consumer<? super String> warnings) {
    if (trouble != null) {
      warnings.accept(warning(path, trouble));
    }
    lack.ifPresent(what -> warnings.accept("%s is not complete: %s".formatted(path, what)));
    return trouble == null;
  }

  static String warning(Path path, Throwable trouble) {
    return "%s cannot be written: %s.".formatted(path, trouble);
  }

  private void attempt(Act act) {
    try {
      act.act();
    } catch (IOException | RuntimeException | Error fault) {
      lose(fault);
    }
  }

  /** Something that may fail. */
  private interface Act {
    void act() throws IOException;
  }
}
