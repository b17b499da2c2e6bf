// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.SeriesReader;

/** Items that were sent together, and how far they are. */
final class Run {
  final int frame;
  final int task;
  final boolean timed;
  final long timeoutNanos;
  final Decoder content;
  final SeriesReader items;

  private final int count;
  private final long lengthBeforeCut;
  private int next;
  private volatile boolean givenBack;

  Run(Frame sent) {
    Decoder in = sent.content();
    lengthBeforeCut = sent.lengthBeforeCut();
    frame = in.readInt();
    task = in.readInt();
    timed = (in.readByte() & Frame.TIMED) != 0;
    timeoutNanos = in.readLong();
    count = in.readCount(0);
    content = in;
    items = new SeriesReader(in);
  }

  /** The position of the next item; -1 if none is left, or they were given back. */
  int claim() {
    return next == count || givenBack ? -1 : next++;
  }

  /**
   * Why the item that was claimed has no input; null if it has one. A frame takes no further item
   * when it is long, so it is the last one that was too large.
   */
  @Nullable OutOfMemoryError tooLarge() {
    if (lengthBeforeCut == 0 || next < count) {
      return null;
    }
    return new OutOfMemoryError(
        "it takes %d MB, and the worker has a heap of %d MB; give it more, or send less"
            .formatted(lengthBeforeCut >> 20, Runtime.getRuntime().maxMemory() >> 20));
  }

  /** Nothing more is started; the parent gives what is left to others. Any thread may call it. */
  void giveBack() {
    givenBack = true;
  }
}
