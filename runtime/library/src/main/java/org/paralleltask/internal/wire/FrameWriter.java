// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.codec.Encoder;

/** Writes frames, whole ones also when several threads write. */
public final class FrameWriter {
  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Encoder> posted = new ConcurrentLinkedQueue<>();

  /** Writes to a pipe. */
  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** Begins a frame, whose content is written to the same encoder. */
  public static Encoder begin(int type) {
    Encoder frame = new Encoder();
    begin(frame, type);
    return frame;
  }

  /** Begins a frame in an encoder that was used before. */
  public static void begin(Encoder frame, int type) {
    frame.truncate(0);
    frame.writeInt(0);
    frame.writeByte(type);
  }

  /**
   * Writes a frame, without delay.
   *
   * @throws IOException if nobody reads any more
   */
  public void write(Encoder frame) throws IOException {
    lock.lock();
    try {
      writeNow(frame);
    } finally {
      lock.unlock();
    }
    writePosted();
  }

  /**
   * Writes a frame, or has it written by the thread that writes another one: it never waits for
   * that.
   *
   * @throws IOException if nobody reads any more
   */
  public void post(Encoder frame) throws IOException {
    posted.add(frame);
    writePosted();
  }

  // Whoever holds the lock looks once more after it has let go.
  private void writePosted() throws IOException {
    while (!posted.isEmpty() && lock.tryLock()) {
      try {
        for (Encoder next = posted.poll(); next != null; next = posted.poll()) {
          writeNow(next);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void writeNow(Encoder frame) throws IOException {
    frame.setInt(0, frame.size() - FrameReader.HEADER);
    out.write(frame.bytes(), 0, frame.size());
    out.flush();
  }
}
