// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a journal, to which records are added. Nothing is buffered here: what is written is
 * the system's at once, and survives the JVM. Of one thread at a time, but for {@link #force}.
 */
final class JournalFile implements Closeable {
  private final Path file;
  private final InputStream own;
  private volatile FileOutputStream out;
  private @Nullable Object identity;
  private long size;
  private boolean restored;

  JournalFile(Path file) throws IOException {
    this.file = file;
    this.out = new FileOutputStream(file.toFile(), true);
    this.own = new FileInputStream(file.toFile());
    this.identity = identity(file);
    this.size = Files.size(file);
  }

  /** What tells a file from another of the same name; null if the system does not. */
  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Adds records.
   *
   * @throws IOException if that is not possible, such as on a full disk; then none of them is there
   */
  void add(RecordBuffer records) throws IOException {
    long more = records.size();
    try {
      records.writeTo(out);
      size += more;
    } catch (IOException full) {
      cutOff();
      throw full;
    }
  }

  /** Half a record at the end is read over, but there need not be one. */
  private void cutOff() {
    try {
      out.getChannel().truncate(size);
    } catch (IOException odd) {
      // It is read over.
    }
  }

  /** Has the disk keep what was written, which takes some milliseconds; any thread may do it. */
  void force() throws IOException {
    out.getFD().sync();
  }

  /**
   * Puts the file back if somebody has removed it, as {@code mvn clean} does, once.
   *
   * @return whether that was necessary
   * @throws IOException if it is not possible, or was done before
   */
  boolean restore() throws IOException {
    if (isThere()) {
      return false;
    }
    if (restored) {
      throw new IOException(file + " was removed during the run, for the second time");
    }
    restored = true;
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileOutputStream again = new FileOutputStream(file.toFile(), true);
    own.transferTo(again); // what is open can be read, whether or not it has a name
    out.close();
    out = again;
    identity = identity(file);
    return true;
  }

  private boolean isThere() throws IOException {
    try {
      return Objects.equals(identity, identity(file));
    } catch (NoSuchFileException removed) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    own.close();
    out.close();
  }
}
