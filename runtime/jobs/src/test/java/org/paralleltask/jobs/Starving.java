// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** Items that want more than there is, and items that are odd themselves. */
final class Starving {
  private Starving() {}

  /** Opens so many files at once; none if the number is negative. */
  static int files(int count) throws IOException {
    Path file = Path.of(System.getProperty("java.home"), "release");
    List<InputStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(Files.newInputStream(file));
      }
    } finally {
      for (InputStream each : open) {
        each.close();
      }
    }
    return count;
  }

  /** Writes some kilobytes. */
  static Path fills(Path file) throws IOException {
    return Files.write(file, new byte[4 << 10]);
  }

  /** Takes so many megabytes. */
  static int memory(int megabytes) {
    List<byte[]> taken = new ArrayList<>();
    for (int i = 0; i < megabytes; i++) {
      taken.add(new byte[1 << 20]);
    }
    return taken.size();
  }

  /** Gives so many megabytes back. */
  static String large(int megabytes) {
    return "x".repeat(megabytes << 20);
  }

  /** Ends its worker, as the JVM ends a thread that has no memory to go on. */
  static String deadly(String item) {
    Thread worker = Thread.currentThread();
    worker.getUncaughtExceptionHandler().uncaughtException(worker, new OutOfMemoryError(item));
    return item;
  }

  /** Hears of itself once only: its text is another each time, or there is none. */
  static String odd(Object item) {
    return "done";
  }

  static Stream<@Nullable Object> odds() {
    return Stream.of("plain", null, new Textless(), new Changing());
  }

  static final class Textless {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      throw new IllegalStateException("no equality");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash code");
    }
  }

  static final class Changing {
    private int asked;

    @Override
    public String toString() {
      return "asked " + ++asked + " times";
    }
  }
}

/** Stands for a generated class. */
final class StarvingTasks {
  static final Task<Path, Path> fills = Task.of("Starving#fills", Starving::fills);
  static final Task<Integer, Integer> files =
      Task.<Integer, Integer>of("Starving#files", Starving::files)
          .travels(StarvingTasks.class, "files", Codecs.ints(), Codecs.ints());
  static final Task<Integer, Integer> memory =
      Task.<Integer, Integer>of("Starving#memory", Starving::memory);
  static final Task<Integer, String> large =
      Task.<Integer, String>of("Starving#large", Starving::large)
          .travels(StarvingTasks.class, "large", Codecs.ints(), Codecs.strings());
  static final Task<String, String> deadly = Task.of("Starving#deadly", Starving::deadly);
  static final Task<Object, String> odd =
      Task.<Object, String>of("Starving#odd", Starving::odd).itemsFrom(Starving::odds);

  private StarvingTasks() {}
}
