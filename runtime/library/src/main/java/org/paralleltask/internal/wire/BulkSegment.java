// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Memory that a parent and its worker share for one direction: a few places of one piece each,
 * which are filled and emptied in turn.
 *
 * <p>The parent makes the file, the worker maps it, and both delete it as soon as they can: then
 * nothing can be left behind, however they end. Small pieces that are used again and again stay in
 * the processor's cache, and need no new pages.
 */
public final class BulkSegment {
  /** The largest number of bytes in a piece. */
  public static final int PIECE = 1 << 20;

  /** How many pieces may be under way: one is filled while the other is emptied. */
  static final int PLACES = 2;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path file;
  private final ByteBuffer[] places;

  private BulkSegment(Path file, MappedByteBuffer memory) {
    this.file = file;
    this.places = new ByteBuffer[PLACES];
    for (int i = 0; i < PLACES; i++) {
      places[i] = memory.slice(i * PIECE, PIECE).order(ByteOrder.nativeOrder());
    }
  }

  /**
   * Makes the file and maps it; only this user can open it.
   *
   * @throws IOException if there is no room for it, neither in memory nor on disk
   */
  public static BulkSegment create() throws IOException {
    try {
      return create(SHARED_MEMORY);
    } catch (IOException noSharedMemory) {
      try {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
      } catch (IOException e) {
        e.addSuppressed(noSharedMemory);
        throw e;
      }
    }
  }

  static BulkSegment create(Path directory) throws IOException {
    Path file = SharedFile.name(directory, "bulk");
    try (FileChannel channel = FileChannel.open(file, NEW, SharedFile.ownerOnly(file))) {
      fill(channel);
      return new BulkSegment(file, map(channel));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  // Without it a full disk would show only when the mapped memory is written: as a crash.
  private static void fill(FileChannel channel) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    while (channel.position() < (long) PLACES * PIECE) {
      channel.write(zeros.clear());
    }
  }

  /**
   * Maps the file that the other side has made, and deletes it.
   *
   * @throws IOException if it is not there, or of another size
   */
  public static BulkSegment open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != (long) PLACES * PIECE) {
        throw new IOException(file + " has " + channel.size() + " bytes: another version made it");
      }
      BulkSegment opened = new BulkSegment(file, map(channel));
      opened.delete();
      return opened;
    }
  }

  private static MappedByteBuffer map(FileChannel channel) throws IOException {
    return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) PLACES * PIECE);
  }

  /** The file, for the other side to open. */
  public Path file() {
    return file;
  }

  /** Deletes the file; the memory stays as long as somebody has mapped it. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Where the piece with this number goes. */
  ByteBuffer place(long piece) {
    return places[(int) (piece % PLACES)];
  }
}
