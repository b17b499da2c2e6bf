// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parent which item a worker is at, also when the worker is no longer there: a page of
 * memory that both share. The worker writes to it before each item, which takes a nanosecond; for
 * its first items it writes to the file instead, which takes two microseconds, but needs no classes
 * that are not loaded yet. The parent, which seldom asks, reads the file.
 */
public final class ProgressPage {
  private static final int SIZE = 4096;
  private static final int ITEMS_TILL_MAPPED = 32;

  // No frame has this number.
  private static final int BEFORE_FRAMES = 0;
  private static final int IN_INITIALIZER = 0;
  private static final int INITIALIZED = 1;

  private final Path path;
  private final RandomAccessFile file;
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);
  private @Nullable ByteBuffer page;
  private int items;
  private boolean closed;
  private long lastKnown;

  private ProgressPage(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  // ---- the parent ----

  /** A new page, in a file that only this user can read. */
  public static ProgressPage create() throws IOException {
    IOException problem = new IOException("there is no directory for shared memory");
    for (Path directory : SharedFile.directories()) {
      try {
        return create(SharedFile.name(directory, "page"));
      } catch (IOException e) {
        problem = new IOException("no file can be made in " + directory + ": " + e.getMessage(), e);
      }
    }
    throw problem;
  }

  // By java.io alone: what sets permissions when a file is made takes long to load.
  private static ProgressPage create(Path path) throws IOException {
    File made = path.toFile();
    if (!made.createNewFile()) {
      throw new IOException(path + " is there already");
    }
    try {
      boolean ours = made.setReadable(false, false) && made.setReadable(true, true);
      if (!ours || !made.setWritable(false, false) || !made.setWritable(true, true)) {
        throw new IOException("the permissions of " + path + " cannot be set");
      }
      ProgressPage page = new ProgressPage(path);
      page.file.write(new byte[SIZE]); // a full disk is told here, and not by a crash later
      return page;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Where the worker finds it. */
  public Path file() {
    return path;
  }

  /** The position of the last item of this frame that was started; -1 if none was. */
  public synchronized int lastStarted(int frame) {
    long last = last();
    return (int) (last >>> Integer.SIZE) == frame ? (int) last - 1 : -1;
  }

  /** Whether it was in the initializer of its pool, and had not come out. */
  public boolean wasInInitializer() {
    return lastStarted(BEFORE_FRAMES) == IN_INITIALIZER;
  }

  private long last() {
    try {
      if (!closed) {
        file.seek(0);
        file.readFully(eight.array());
        lastKnown = eight.getLong(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lastKnown;
  }

  /** The worker has ended: deletes the file, if it is still there, and keeps what it says. */
  public synchronized void close() throws IOException {
    last();
    closed = true;
    file.close();
    Files.deleteIfExists(path);
  }

  // ---- the worker ----

  /** The page of the parent, whose file is then deleted: nothing is left, whoever dies. */
  public static ProgressPage open(Path path) throws IOException {
    ProgressPage opened = new ProgressPage(path);
    Files.deleteIfExists(path);
    return opened;
  }

  /** The worker begins the initializer of its pool. */
  public void beginInitializer() {
    started(BEFORE_FRAMES, IN_INITIALIZER);
  }

  /** The worker has come out of it. */
  public void endInitializer() {
    started(BEFORE_FRAMES, INITIALIZED);
  }

  /** The worker starts an item. */
  public void started(int frame, int position) {
    long now = pack(frame, position);
    ByteBuffer mapped = page;
    if (mapped == null) {
      write(now);
    } else {
      mapped.putLong(0, now);
      VarHandle.releaseFence(); // what the item does comes after
    }
  }

  private void write(long now) {
    try {
      eight.putLong(0, now);
      file.seek(0);
      file.write(eight.array());
      if (++items == ITEMS_TILL_MAPPED) {
        page = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long pack(int frame, int position) {
    return (long) frame << Integer.SIZE | (position + 1);
  }
}
