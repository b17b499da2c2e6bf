// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Memory that any number of processes share, all zeros at first. Its file stays until the process
 * that made it deletes it, so that others may map it at any time.
 *
 * <p>Single values are read and written with the effects of volatile fields; whole arrays as plain
 * ones.
 */
public final class SharedMemory {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final int ZEROS = 1 << 16;

  private static final String KIND = "shared";

  private final Path file;
  private final ByteBuffer memory;

  private SharedMemory(Path file, FileChannel channel, int bytes) throws IOException {
    this.file = file;
    this.memory =
        channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
  }

  /**
   * Makes the file, which only this user can open, and maps it.
   *
   * @throws IOException if there is no room for it, neither in memory nor on disk
   */
  public static SharedMemory create(int bytes) throws IOException {
    IOException problem = new IOException("there is no directory for shared memory");
    for (Path directory : SharedFile.directories()) {
      try {
        return create(SharedFile.name(directory, KIND), bytes);
      } catch (IOException e) {
        e.addSuppressed(problem);
        problem = e;
      }
    }
    throw problem;
  }

  private static SharedMemory create(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, NEW, SharedFile.ownerOnly(file))) {
      // Without it a full disk would show only when the mapped memory is written: as a crash.
      ByteBuffer zeros = ByteBuffer.allocate(Math.min(bytes, ZEROS));
      while (channel.position() < bytes) {
        int rest = (int) Math.min(zeros.capacity(), bytes - channel.position());
        channel.write(zeros.clear().limit(rest));
      }
      return new SharedMemory(file, channel, bytes);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * Maps the file that another process has made.
   *
   * @param name as that process tells it
   * @throws IOException if it is no longer there, of another size, or no file of this kind
   */
  public static SharedMemory open(String name, int bytes) throws IOException {
    Path file = file(name);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != bytes) {
        throw new IOException(file + " has " + channel.size() + " bytes, and not " + bytes);
      }
      return new SharedMemory(file, channel, bytes);
    }
  }

  // Whoever tells the name must not be able to have any file of the user's opened.
  private static Path file(String name) throws IOException {
    try {
      Path file = Path.of(name);
      if (SharedFile.isNamed(file, KIND)) {
        return file;
      }
    } catch (InvalidPathException garbled) {
      // as below
    }
    throw new IOException("this is no shared memory: " + name);
  }

  /** The file, for other processes to open. */
  public Path file() {
    return file;
  }

  /** Deletes the file; the memory stays as long as somebody has mapped it. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The number of bytes. */
  public int size() {
    return memory.capacity();
  }

  /** All of the memory, from its beginning, in the machine's order; each caller has its own. */
  public ByteBuffer bytes() {
    return memory.duplicate().order(ByteOrder.nativeOrder());
  }

  /** The byte at an index. */
  public byte getByte(int index) {
    byte value = memory.get(index);
    VarHandle.acquireFence();
    return value;
  }

  /** Writes the byte at an index. */
  public void setByte(int index, byte value) {
    VarHandle.releaseFence();
    memory.put(index, value);
    VarHandle.fullFence();
  }

  /** The int at an index, counted in ints. */
  public int getInt(int index) {
    return (int) INT.getVolatile(memory, index * Integer.BYTES);
  }

  /** Writes the int at an index. */
  public void setInt(int index, int value) {
    INT.setVolatile(memory, index * Integer.BYTES, value);
  }

  /** Replaces an int if it is the expected one; whether it was. */
  public boolean compareAndSetInt(int index, int expected, int value) {
    return INT.compareAndSet(memory, index * Integer.BYTES, expected, value);
  }

  /** Adds to an int; the sum. */
  public int addInt(int index, int added) {
    return (int) INT.getAndAdd(memory, index * Integer.BYTES, added) + added;
  }

  /** The long at an index, counted in longs. */
  public long getLong(int index) {
    return (long) LONG.getVolatile(memory, index * Long.BYTES);
  }

  /** Writes the long at an index. */
  public void setLong(int index, long value) {
    LONG.setVolatile(memory, index * Long.BYTES, value);
  }

  /** Replaces a long if it is the expected one; whether it was. */
  public boolean compareAndSetLong(int index, long expected, long value) {
    return LONG.compareAndSet(memory, index * Long.BYTES, expected, value);
  }

  /** Adds to a long; the sum. */
  public long addLong(int index, long added) {
    return (long) LONG.getAndAdd(memory, index * Long.BYTES, added) + added;
  }
}
