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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files by which processes come to share memory. Those of a pool live until both sides have mapped
 * them, which takes milliseconds; those of objects that a program shares, as long as it has them.
 * What is left when a process is killed meanwhile is for those that it shared it with to delete, or
 * for the next program to find.
 */
public final class SharedFile {
  private static final Pattern NAME = Pattern.compile("parallel-(\\d+)-\\d+\\.(page|bulk|shared)");
  private static final Duration SURELY_LEFT = Duration.ofMinutes(1);

  private SharedFile() {}

  /** Where they are made, the best place first. */
  static List<Path> directories() {
    return List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A name that nobody else uses; without secure random numbers, which take long to load. */
  static Path name(Path directory, String kind) {
    long pid = ProcessHandle.current().pid();
    return directory.resolve("parallel-" + pid + "-" + System.nanoTime() + "." + kind);
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
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "parallel-*")) {
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
          Files.newDirectoryStream(directory, "parallel-" + pid + "-*")) {
        for (Path file : files) {
          if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
            Files.deleteIfExists(file);
          }
        }
      } catch (IOException noDirectory) {
        // as above
      }
    }
  }

  private static boolean isLeft(Path file) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || ProcessHandle.of(Long.parseLong(name.group(1))).isPresent()) {
      return false;
    }
    FileTime time = Files.getLastModifiedTime(file);
    return time.toInstant().isBefore(Instant.now().minus(SURELY_LEFT));
  }
}
