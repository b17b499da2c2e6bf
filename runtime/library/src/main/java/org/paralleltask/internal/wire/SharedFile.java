// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files by which processes come to share memory. Those of a pool live until both sides have mapped
 * them, which takes milliseconds; those of objects that a program shares, as long as it has them.
 * What is left when a process is killed meanwhile is for those that it shared it with to delete, or
 * for the next program to find.
 */
public final class SharedFile {
  private static final String PREFIX = "parallel-";
  private static final Duration SURELY_LEFT = Duration.ofMinutes(1);

  private SharedFile() {}

  /** Where they are made, the best place first. */
  static List<Path> directories() {
    return List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A name that nobody else uses. */
  public static Path name(Path directory, String kind) {
    return directory.resolve(PREFIX + Unique.name() + "." + kind);
  }

  /** Whether {@link #name} may have made it. */
  static boolean isNamed(Path file, String kind) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith("." + kind);
  }

  /** What makes a file one that only this user can open, where there are such. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  /** Deletes what processes that are dead have left behind. */
  public static void sweep() {
    directories().forEach(SharedFile::sweep);
  }

  private static void sweep(Path directory) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, PREFIX + "*.{page,bulk,shared,args}")) {
      for (Path file : files) {
        if (isLeft(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException noDirectory) {
      // or somebody else's file: not ours to sweep
    }
  }

  /** Deletes what a process that is known to be dead has left behind. */
  public static void deleteAllOf(long pid) {
    for (Path directory : directories()) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(directory, PREFIX + pid + "-*.{page,bulk,shared}")) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      } catch (IOException noDirectory) {
        // as above
      }
    }
  }

  private static boolean isLeft(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    return time.toInstant().isBefore(Instant.now().minus(SURELY_LEFT))
        && isOfTheDead(String.valueOf(file.getFileName()));
  }

  private static boolean isOfTheDead(String name) {
    try {
      int end = name.indexOf('-', PREFIX.length());
      long pid = Long.parseLong(name.substring(PREFIX.length(), Math.max(PREFIX.length(), end)));
      return ProcessHandle.of(pid).isEmpty();
    } catch (NumberFormatException e) {
      return false; // not ours
    }
  }
}
