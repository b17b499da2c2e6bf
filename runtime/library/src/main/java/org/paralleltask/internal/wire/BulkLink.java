// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.BulkArray;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * One side's way for large arrays, both directions. They are sent ahead of the frame that refers to
 * them.
 */
public final class BulkLink implements BulkPieces {
  private final FrameWriter writer;
  private final Waiting waiting;
  private final @Nullable SentArrays known;
  private final long mostKeptBytes;
  private final BulkIn in = new BulkIn();
  private final AtomicInteger taken = new AtomicInteger();
  private List<@Nullable Object> arrived = new ArrayList<>();
  private @Nullable BulkOut out;

  /** Reads and handles frames until something has happened. */
  public interface Waiting {
    /** Returns when it has. */
    void until(BooleanSupplier happened) throws IOException;
  }

  /**
   * A link without memory for now: that is made with the first array.
   *
   * @param known what all workers of the pool were sent, if they keep what is sent again
   */
  public BulkLink(
      FrameWriter writer, Waiting waiting, @Nullable SentArrays known, long mostKeptBytes) {
    this.writer = writer;
    this.waiting = waiting;
    this.known = known;
    this.mostKeptBytes = mostKeptBytes;
  }

  // ---- sending; of one thread ----

  /** Sends arrays to which the next frame refers. */
  public void send(List<BulkArray> arrays) throws IOException {
    for (BulkArray array : arrays) {
      BulkOut to = out();
      Encoder frame = FrameWriter.begin(Frame.ARRAY);
      boolean follows = to.announce(array, frame);
      writer.write(frame);
      if (follows) {
        to.send(array, this);
      }
    }
  }

  private BulkOut out() throws IOException {
    BulkOut made = out;
    if (made == null) {
      BulkSegment segment = segment();
      made = known == null ? new BulkOut(segment) : new BulkOut(segment, known, mostKeptBytes);
      out = made;
    }
    return made;
  }

  // Without shared memory, arrays go through the channel.
  private @Nullable BulkSegment segment() throws IOException {
    BulkSegment segment;
    try {
      segment = BulkSegment.create();
    } catch (IOException noRoom) {
      return null;
    }
    Encoder frame = FrameWriter.begin(Frame.SEGMENT);
    frame.writeString(segment.file().toString());
    writer.write(frame);
    return segment;
  }

  @Override
  public void ready(int bytes) throws IOException {
    Encoder frame = FrameWriter.begin(Frame.PIECE_READY);
    frame.writeInt(bytes);
    writer.write(frame);
  }

  @Override
  public void carry(byte[] bytes, int length) throws IOException {
    Encoder frame = FrameWriter.begin(Frame.PIECE);
    frame.writeBytes(bytes, 0, length);
    writer.write(frame);
  }

  @Override
  public void awaitTaken() throws IOException {
    waiting.until(() -> taken.get() > 0);
    taken.decrementAndGet();
  }

  // ---- receiving; of whoever reads frames ----

  /** Handles a frame, if it belongs to an array; otherwise returns false. */
  public boolean receive(Frame frame) throws IOException {
    Decoder content = frame.content();
    switch (frame.type()) {
      case Frame.SEGMENT -> in.use(BulkSegment.open(Path.of(content.readString())));
      case Frame.ARRAY -> addIf(in.begin(content));
      case Frame.PIECE -> addIf(in.take(content));
      case Frame.PIECE_READY -> takeShared(content.readInt());
      case Frame.PIECE_TAKEN -> taken.incrementAndGet();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void takeShared(int bytes) throws IOException {
    boolean complete = in.take(bytes);
    // Not to be waited for: whoever writes now may wait for this thread to read.
    writer.post(FrameWriter.begin(Frame.PIECE_TAKEN));
    addIf(complete);
  }

  private void addIf(boolean complete) {
    if (complete) {
      arrived.add(in.array());
    }
  }

  /** The arrays that have arrived since the last frame that refers to some. */
  public List<@Nullable Object> takeArrived() {
    List<@Nullable Object> all = arrived;
    if (!all.isEmpty()) {
      arrived = new ArrayList<>();
    }
    return all;
  }
}
