// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerOutput;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** What the worker tells its parent. What an item printed is told before its result. */
final class Answers {
  private final FrameWriter writer;
  private final PrintedLines out = new PrintedLines(this, WorkerOutput.Source.OUT);
  private final PrintedLines err = new PrintedLines(this, WorkerOutput.Source.ERR);
  private volatile @Nullable ItemRunner runner;

  Answers(FrameWriter writer) {
    this.writer = writer;
  }

  /** Says who knows which item runs. */
  void runningIn(ItemRunner items) {
    runner = items;
  }

  /** The item that runs. */
  long running() {
    ItemRunner items = runner;
    return items == null ? ItemRunner.IDLE : items.mark();
  }

  void installStreams() {
    System.setOut(printing(out));
    System.setErr(printing(err));
  }

  private static PrintStream printing(OutputStream lines) {
    return new PrintStream(lines, true, StandardCharsets.UTF_8) {
      /** One item's end of printing is not that of the others. */
      @Override
      public void close() {
        flush();
      }
    };
  }

  void ready(boolean setUp) throws IOException {
    Encoder ready = FrameWriter.begin(Frame.READY);
    ready.writeLong(Frame.MAGIC);
    ready.writeInt(Frame.VERSION);
    ready.writeBoolean(setUp);
    send(ready);
  }

  void send(Encoder complete) throws IOException {
    writer.write(complete);
  }

  boolean hasPrinted() {
    return out.hasText() || err.hasText();
  }

  /** Sends the lines that are complete; they belong to the item that runs. */
  void sendLines(long mark) throws IOException {
    if (hasPrinted()) {
      out.sendComplete(mark);
      err.sendComplete(mark);
    }
  }

  /** Sends all that was printed, as if every line were complete. */
  void flushPrinted(long mark) throws IOException {
    out.complete(mark);
    err.complete(mark);
  }

  /**
   * Sends what was printed. What any thread prints while an item runs belongs to it: there is only
   * one.
   */
  void printed(WorkerOutput.Source source, byte[] text, int length, long mark) throws IOException {
    Encoder printed = FrameWriter.begin(Frame.PRINTED);
    printed.writeByte(source == WorkerOutput.Source.ERR ? 1 : 0);
    printed.writeInt((int) (mark >>> Integer.SIZE));
    printed.writeInt(mark <= ItemRunner.IDLE ? -1 : (int) mark - 1);
    printed.writeInt(length);
    printed.writeBytes(text, 0, length);
    writer.write(printed);
  }
}
