// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;

/**
 * Receives what {@link BulkOut} sends, frame by frame. Of one thread at a time.
 *
 * <p>Items that were sent the same array get the same one here: as on threads, one that changes it
 * changes it for the others.
 */
public final class BulkIn {
  /** What the other side may refer to again; it says when to forget. */
  private final Map<Long, Object> kept = new HashMap<>();

  private @Nullable BulkSegment segment;
  private @Nullable Object array;
  private long number;
  private int width = 1;
  private int length;
  private int filled;
  private long taken;

  /** Without a segment for now. */
  public BulkIn() {}

  /** From now on pieces come through this segment. */
  public void use(BulkSegment newSegment) {
    segment = newSegment;
  }

  /**
   * An array begins. Whether it is complete already, as it was kept.
   *
   * @throws IOException if it is not one that {@link BulkOut} announces
   */
  public boolean begin(Decoder frame) throws IOException {
    boolean has = frame.readBoolean();
    number = frame.readLong();
    if (has) {
      array = kept.get(number);
      return true;
    }
    int type = frame.readByte();
    int announced = frame.readInt();
    if (!BulkContent.isType(type) || announced < 0 || filled < length) {
      throw new IOException("found no array, but type " + type + " and length " + announced);
    }
    for (int i = frame.readCount(Long.BYTES); i > 0; i--) {
      kept.remove(frame.readLong());
    }
    width = BulkContent.width(type);
    length = announced;
    filled = 0;
    array = allocated(type);
    return false;
  }

  // The pieces still come, and must be taken; then the value that refers to the array is refused.
  private @Nullable Object allocated(int type) {
    try {
      return BulkContent.newArray(type, length);
    } catch (OutOfMemoryError e) {
      return null;
    }
  }

  /**
   * Takes a piece from the segment; the other side must be told. Whether the array is complete.
   *
   * @throws IOException if the array has not so many bytes more
   */
  public boolean take(int bytes) throws IOException {
    BulkSegment shared = segment;
    if (shared == null || bytes > BulkSegment.PIECE) {
      throw new IOException("found a piece of " + bytes + " bytes that can be nowhere");
    }
    VarHandle.acquireFence();
    return put(shared.place(taken++), bytes);
  }

  /**
   * Takes a piece from its frame. Whether the array is complete.
   *
   * @throws IOException if the array has not so many bytes more
   */
  public boolean take(Decoder frame) throws IOException {
    int bytes = frame.remaining();
    ByteBuffer place = ByteBuffer.wrap(frame.readBytes(bytes)).order(ByteOrder.nativeOrder());
    return put(place, bytes);
  }

  private boolean put(ByteBuffer place, int bytes) throws IOException {
    int count = bytes / width;
    if (bytes <= 0 || bytes % width != 0 || count > length - filled) {
      throw new IOException(
          "found a piece of " + bytes + " bytes for an array that lacks " + (length - filled));
    }
    if (array != null) {
      BulkContent.copy(place, array, filled, count);
    }
    filled += count;
    if (filled == length && number != SentArrays.NONE && array != null) {
      kept.put(number, array);
    }
    return filled == length;
  }

  /** How many arrays are kept. */
  int keptArrays() {
    return kept.size();
  }

  /** The array that is complete, given away; null if there was no memory for it. */
  public @Nullable Object array() {
    Object complete = array;
    array = null;
    return complete;
  }
}
