// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Tells the parent which item a worker is at, also when the worker is no longer there: a page of
 * memory that both share. The worker writes to it before each item, which takes a nanosecond.
 */
public final class ProgressPage {
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SIZE = 4096;

  private final Path file;
  private final ByteBuffer page;

  private ProgressPage(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      this.page = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** A new page, in a file that only this user can read. */
  public static ProgressPage create() throws IOException {
    IOException problem = new IOException("there is no directory for shared memory");
    for (Path directory : SharedFile.directories()) {
      try {
        return create(SharedFile.name(directory, "page"));
      } catch (IOException e) {
        problem = e;
      }
    }
    throw problem;
  }

  private static ProgressPage create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(file, new byte[SIZE]); // a full disk is told here, and not by a crash later
      return new ProgressPage(file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The page of the parent, whose file is then deleted: nothing is left, whoever dies. */
  public static ProgressPage open(Path file) throws IOException {
    ProgressPage page = new ProgressPage(file);
    page.delete();
    return page;
  }

  /** Where the worker finds it. */
  public Path file() {
    return file;
  }

  /** Deletes the file, if it is still there; the page stays. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The worker starts an item. */
  public void started(int frame, int position) {
    LONG.setOpaque(page, 0, pack(frame, position));
  }

  /** The position of the last item of this frame that was started; -1 if none was. */
  public int lastStarted(int frame) {
    long last = (long) LONG.getVolatile(page, 0);
    return (int) (last >>> Integer.SIZE) == frame ? (int) last - 1 : -1;
  }

  private static long pack(int frame, int position) {
    return (long) frame << Integer.SIZE | (position + 1);
  }
}
