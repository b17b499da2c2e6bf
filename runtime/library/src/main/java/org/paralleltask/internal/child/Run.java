// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

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
  private int next;
  private volatile boolean givenBack;

  Run(Decoder in) {
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

  /** Nothing more is started; the parent gives what is left to others. Any thread may call it. */
  void giveBack() {
    givenBack = true;
  }
}
