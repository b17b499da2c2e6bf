// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpException;

/**
 * Where a file goes: below one directory, whatever links are there. An instance remembers which
 * directories it has looked at, and is thread-safe.
 */
final class Target {
  private static final int TRIES = 5;
  private static final int WAIT_MILLIS = 400;

  private final Path output;

  /** What the system tells a directory inside by; another one under its name has another. */
  private final Map<Path, Object> inside = new ConcurrentHashMap<>();

  /**
   * @param output the directory that no file leaves
   */
  Target(Path output) {
    this.output = output;
  }

  /**
   * Makes its directory.
   *
   * @return whether something has its name already
   * @throws HttpException {@code UNSAFE_PATH} if a link leads out of {@code output}, {@code
   *     TARGET_IS_DIRECTORY}
   */
  boolean prepare(Path target) throws IOException {
    Path parent = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), output);
    Object known = inside.get(parent);
    if (known == null || !known.equals(key(parent))) {
      make(parent);
      Object key = key(parent);
      if (key != null) {
        inside.put(parent, key);
      }
    }
    boolean taken = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (taken && Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new HttpException("TARGET_IS_DIRECTORY", target + " is a directory, not a file");
    }
    return taken;
  }

  /** Null if it is not there, or the system has none. */
  private static @Nullable Object key(Path directory) throws IOException {
    try {
      return Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException missing) {
      return null;
    }
  }

  private void make(Path parent) throws IOException {
    if (Files.isDirectory(parent)) {
      requireInside(parent);
    } else {
      Files.createDirectories(output);
      requireInside(deepest(parent));
      Files.createDirectories(parent);
    }
  }

  /** Why no file can go below a directory, which need not be there; empty if nothing is known. */
  static Optional<String> obstacle(Path output) {
    Path at = output;
    while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
      at = at.getParent();
    }
    if (!Files.isDirectory(at)) {
      return Optional.of(at + " is no directory");
    }
    return Files.isWritable(at)
        ? Optional.empty()
        : Optional.of(at + " cannot be written by " + System.getProperty("user.name"));
  }

  private static Path deepest(Path directory) {
    Path at = directory;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private void requireInside(Path directory) throws IOException {
    if (!directory.toRealPath().startsWith(output.toRealPath())) {
      throw new HttpException(
          "UNSAFE_PATH",
          "%s is a link that leads out of %s; nothing is written there"
              .formatted(directory, output));
    }
  }

  /** Gives a file another name. */
  interface Move {
    /** Replaces what has that name. */
    void run() throws IOException;
  }

  /** Gives a finished part its name. */
  static void publish(Path part, Path target) throws IOException {
    Move move = () -> Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    publish(target, move, WAIT_MILLIS);
  }

  /**
   * Tries for a while, since some systems do not let a file be replaced while it is read.
   *
   * @param waitMillis between two tries
   */
  static void publish(Path target, Move move, int waitMillis) throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        move.run();
        return;
      } catch (AccessDeniedException held) {
        if (left == 0) {
          throw new HttpException("TARGET_BUSY", target + " is held open by a program", held);
        }
        pause(waitMillis);
      }
    }
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", unwanted);
    }
  }
}
