// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.BulkArray;
import org.paralleltask.codec.Encoder;

/**
 * Sends large arrays through shared memory, piece by piece, or through the channel if there is
 * none. Of one thread at a time.
 *
 * <pre>
 *  announce: number, type, length ──>   BulkIn.begin, which is all if it is kept there
 *  ready(bytes)                   ──>   BulkIn.take, then "taken": as many as there are places
 *  awaitTaken                     <──   may be under way
 * </pre>
 */
public final class BulkOut {
  private static final int CARRIED_PIECE = 64 * 1024;

  private final @Nullable BulkSegment segment;
  private final @Nullable SentArrays known;
  private final KeptNumbers kept;
  private long sent;
  private long taken;

  /** Sends each array in full. Without a segment all goes through the channel. */
  public BulkOut(@Nullable BulkSegment segment) {
    this.segment = segment;
    this.known = null;
    this.kept = new KeptNumbers(0);
  }

  /**
   * Lets the other side keep arrays that are sent more than once, up to so many bytes.
   *
   * @param known what all workers of the pool were sent
   */
  public BulkOut(@Nullable BulkSegment segment, SentArrays known, long mostKeptBytes) {
    this.segment = segment;
    this.known = known;
    this.kept = new KeptNumbers(mostKeptBytes);
  }

  /**
   * Writes what {@link BulkIn#begin} needs to know. Whether {@link #send} must follow: the other
   * side may have the array already.
   */
  public boolean announce(BulkArray array, Encoder frame) {
    int type = BulkContent.type(array.array());
    long bytes = (long) array.length() * BulkContent.width(type);
    long number = known == null || !kept.hasRoomFor(bytes) ? SentArrays.NONE : known.number(array);
    boolean has = number != SentArrays.NONE && kept.has(number);
    frame.writeBoolean(has);
    frame.writeLong(number);
    if (!has) {
      frame.writeByte(type);
      frame.writeInt(array.length());
      forget(number == SentArrays.NONE ? List.of() : kept.add(number, bytes), frame);
    }
    return !has;
  }

  private static void forget(List<Long> numbers, Encoder frame) {
    frame.writeInt(numbers.size());
    for (long number : numbers) {
      frame.writeLong(number);
    }
  }

  /**
   * Sends an array that was announced.
   *
   * @throws IOException if the channel fails
   */
  public void send(BulkArray array, BulkPieces channel) throws IOException {
    int width = BulkContent.width(BulkContent.type(array.array()));
    if (segment == null) {
      carry(array, width, channel);
    } else {
      share(array, width, segment, channel);
    }
  }

  private void share(BulkArray array, int width, BulkSegment shared, BulkPieces channel)
      throws IOException {
    int step = BulkSegment.PIECE / width;
    for (int done = 0; done < array.length(); done += step) {
      int count = Math.min(step, array.length() - done);
      if (sent - taken == BulkSegment.PLACES) {
        channel.awaitTaken();
        taken++;
      }
      BulkContent.copy(array.array(), array.from() + done, count, shared.place(sent));
      VarHandle.releaseFence();
      sent++;
      channel.ready(count * width);
    }
  }

  private static void carry(BulkArray array, int width, BulkPieces channel) throws IOException {
    byte[] piece = new byte[CARRIED_PIECE];
    ByteBuffer place = ByteBuffer.wrap(piece).order(ByteOrder.nativeOrder());
    int step = CARRIED_PIECE / width;
    for (int done = 0; done < array.length(); done += step) {
      int count = Math.min(step, array.length() - done);
      BulkContent.copy(array.array(), array.from() + done, count, place);
      channel.carry(piece, count * width);
    }
  }
}
