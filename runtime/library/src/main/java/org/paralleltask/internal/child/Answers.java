// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.paralleltask.WorkerOutput;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** What the worker tells its parent. What an item printed is told before its result. */
final class Answers {
  private final FrameWriter writer;
  private final PrintedLines out = new PrintedLines(this, WorkerOutput.Source.OUT);
  private final PrintedLines err = new PrintedLines(this, WorkerOutput.Source.ERR);

  // The item that runs: what any thread prints belongs to it, since there is only one.
  private volatile int frame;
  private volatile int position = -1;

  Answers(FrameWriter writer) {
    this.writer = writer;
  }

  void installStreams() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  void ready() throws IOException {
    Encoder ready = FrameWriter.begin(Frame.READY);
    ready.writeLong(Frame.MAGIC);
    ready.writeInt(Frame.VERSION);
    send(ready);
  }

  void send(Encoder complete) throws IOException {
    writer.write(complete);
  }

  /** An item begins. */
  void itemBegins(int ofFrame, int at) {
    frame = ofFrame;
    position = at;
  }

  /** An item is over: its last line is complete, even without an end. */
  void itemEnds() throws IOException {
    if (out.hasText() || err.hasText()) {
      flushPrinted();
    }
    position = -1;
  }

  /** Sends the lines that are complete. */
  void sendLines() throws IOException {
    if (out.hasText() || err.hasText()) {
      out.sendComplete();
      err.sendComplete();
    }
  }

  void flushPrinted() throws IOException {
    out.complete();
    err.complete();
  }

  /** Lines were printed, or what has become too long to wait for their end. */
  void printed(WorkerOutput.Source source, byte[] text, int length) throws IOException {
    Encoder printed = FrameWriter.begin(Frame.PRINTED);
    printed.writeByte(source == WorkerOutput.Source.ERR ? 1 : 0);
    printed.writeInt(frame);
    printed.writeInt(position);
    printed.writeInt(length);
    printed.writeBytes(text, 0, length);
    writer.write(printed);
  }
}
