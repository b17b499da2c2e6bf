// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.paralleltask.jobs.journal.FileStamp;

/**
 * What can be seen of a file without reading it.
 *
 * @param path where it is looked for
 * @param kind what is there
 * @param size in bytes; 0 of what is not a file
 * @param modifiedMillis time of day of its last change; 0 of what is not a file
 */
record Sight(Path path, Kind kind, long size, long modifiedMillis) {
  /** What can be at a path. Anything that is neither file nor directory counts as nothing. */
  enum Kind {
    FILE,
    DIRECTORY,
    ABSENT
  }

  /** Looks at a path; links are followed. */
  static Sight of(Path path) throws IOException {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      throw new IOException(path + " is in a file system inside this JVM");
    }
    try {
      return of(path, Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException absent) {
      return new Sight(path, Kind.ABSENT, 0, 0);
    }
  }

  private static Sight of(Path path, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      long modified = attributes.lastModifiedTime().toMillis();
      return new Sight(path, Kind.FILE, attributes.size(), modified);
    }
    return new Sight(path, attributes.isDirectory() ? Kind.DIRECTORY : Kind.ABSENT, 0, 0);
  }

  boolean isFile() {
    return kind == Kind.FILE;
  }

  /** Whether size and time are those of the stamp. */
  boolean looksLike(FileStamp stamp) {
    return kind == kind(stamp) && size == stamp.size() && modifiedMillis == stamp.modifiedMillis();
  }

  /** What was there when the stamp was made. */
  static Kind kind(FileStamp stamp) {
    return switch (stamp.sha256()) {
      case FileStamp.DIRECTORY -> Kind.DIRECTORY;
      case FileStamp.ABSENT -> Kind.ABSENT;
      default -> Kind.FILE;
    };
  }
}
