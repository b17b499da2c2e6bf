// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.capture;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines; one without end is cut where it becomes too long. */
final class LineSplitter {
  private static final int LONGEST = 64 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<byte[]> lines;

  LineSplitter(Consumer<byte[]> lines) {
    this.lines = lines;
  }

  void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        emit();
      } else if (bytes[i] != '\r') {
        line.write(bytes[i]);
        emitIfTooLong();
      }
    }
  }

  private void emitIfTooLong() {
    if (line.size() >= LONGEST) {
      emit();
    }
  }

  /** What is left becomes a line. */
  void flush() {
    if (line.size() > 0) {
      emit();
    }
  }

  private void emit() {
    byte[] bytes = line.toByteArray();
    line.reset();
    lines.accept(bytes);
  }
}
