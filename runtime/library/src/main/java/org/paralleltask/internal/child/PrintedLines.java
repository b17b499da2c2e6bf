// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.paralleltask.WorkerOutput;

/** A standard stream: gathers what is printed, and sends whole lines. */
final class PrintedLines extends OutputStream {
  private static final int LONGEST = 8192;

  private final Answers answers;
  private final WorkerOutput.Source source;
  private byte[] text = new byte[LONGEST];
  private int size;
  private volatile boolean any;

  PrintedLines(Answers answers, WorkerOutput.Source source) {
    this.answers = answers;
    this.source = source;
  }

  boolean hasText() {
    return any;
  }

  @Override
  public synchronized void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      int fitting = Math.min(left, LONGEST - size);
      System.arraycopy(bytes, at, text, size, fitting);
      size += fitting;
      any = true;
      at += fitting;
      left -= fitting;
      if (size == LONGEST) {
        sendLines();
      }
    }
  }

  // A stream that prints line by line calls this for each: they travel together.
  @Override
  public void flush() {}

  /** Sends the lines that are complete. */
  synchronized void sendComplete(long mark) throws IOException {
    int end = endOfLines();
    if (end > 0) {
      send(end, mark);
    }
  }

  /** Sends all there is, as if it ended in an end of line. */
  synchronized void complete(long mark) throws IOException {
    if (size > 0) {
      send(size, mark);
    }
  }

  // Up to the last end of line, or all if there is none.
  private void sendLines() throws IOException {
    int end = endOfLines();
    send(end == 0 ? size : end, answers.running());
  }

  private int endOfLines() {
    int end = size;
    while (end > 0 && text[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void send(int length, long mark) throws IOException {
    byte[] sent = Arrays.copyOf(text, length);
    System.arraycopy(text, length, text, 0, size - length);
    size -= length;
    any = size > 0;
    answers.printed(source, sent, length, mark);
  }
}
