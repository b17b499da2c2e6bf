// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SeriesWriter;

/** Results that were not yet sent. Guarded by the runner's gate. */
final class PendingResults {
  private static final int LARGEST_KEPT = 1 << 20;

  private Encoder frame = new Encoder();
  private final SeriesWriter series = new SeriesWriter(frame);
  private int number;
  private int flagsAt;
  private int count;

  void begin(int frameNumber) {
    number = frameNumber;
    restart();
  }

  private void restart() {
    if (frame.size() > LARGEST_KEPT) {
      frame = new Encoder();
    }
    FrameWriter.begin(frame, Frame.DONE);
    frame.writeInt(number);
    flagsAt = frame.size();
    frame.writeInt(0);
    frame.writeInt(0);
    frame.writeLong(0);
    series.begin(frame);
    count = 0;
  }

  void add(Object number) {
    series.writeNumber(number);
    count++;
  }

  void add(Encoder result, long startNanos, boolean timed) {
    series.beginOther();
    if (timed) {
      frame.writeLong(startNanos);
      frame.writeLong(System.nanoTime() - startNanos);
    }
    frame.writeBytes(result.bytes(), 0, result.size());
    series.endOther();
    count++;
  }

  int size() {
    return frame.size();
  }

  void sendIfAny(Answers answers) throws IOException {
    if (count > 0) {
      send(answers, 0, 0);
    }
  }

  void send(Answers answers, int flags, long nanos) throws IOException {
    series.end();
    frame.setInt(flagsAt, flags);
    frame.setInt(flagsAt + Integer.BYTES, count);
    frame.setLong(flagsAt + 2 * Integer.BYTES, nanos);
    answers.send(frame);
    restart();
  }
}
