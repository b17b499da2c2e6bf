// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import org.paralleltask.codec.Decoder;
import org.paralleltask.internal.wire.Frame;

/** Items that were sent together, and how far they are. Guarded by the runner's lock. */
final class Run {
  final int frame;
  final int task;
  final boolean timed;
  final long timeoutNanos;
  final Decoder items;

  private int left;
  private int next;

  Run(Decoder in) {
    frame = in.readInt();
    task = in.readInt();
    timed = (in.readByte() & Frame.TIMED) != 0;
    timeoutNanos = in.readLong();
    left = in.readCount(Integer.BYTES);
    items = in;
  }

  /** The position of the next item; -1 if none is left, or they were given back. */
  int claim() {
    if (left == 0) {
      return -1;
    }
    left--;
    return next++;
  }

  /** Starts nothing more; the parent gives what is left to others. */
  void giveBack() {
    left = 0;
  }

  boolean hasUnclaimed() {
    return left > 0;
  }
}
