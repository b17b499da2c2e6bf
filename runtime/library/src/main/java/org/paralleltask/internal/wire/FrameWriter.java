// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import org.paralleltask.codec.Encoder;

/** Writes frames, whole ones also when several threads write. */
public final class FrameWriter {
  private final OutputStream out;

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
  public synchronized void write(Encoder frame) throws IOException {
    frame.setInt(0, frame.size() - FrameReader.HEADER);
    out.write(frame.bytes(), 0, frame.size());
    out.flush();
  }
}
