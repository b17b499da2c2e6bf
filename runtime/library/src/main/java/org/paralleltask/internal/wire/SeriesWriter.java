// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Encoder;

/**
 * Writes values into a frame, one after the other. Numbers of one class that follow each other are
 * written without a byte between them, which takes about a nanosecond each; every other value has
 * its length before it, so that one that cannot be read does not take the next ones with it.
 *
 * <pre>
 *  series = group...
 *  group  = [u32 kind | count << 2] [value]...       kind: INT, LONG or DOUBLE
 *         | [u32 OTHER | count << 2] [u32 length, value]...
 * </pre>
 */
public final class SeriesWriter {
  static final int OTHER = 0;
  static final int INT = 1;
  static final int LONG = 2;
  static final int DOUBLE = 3;
  static final int KIND_BITS = 2;
  private static final int NONE = -1;

  private Encoder frame = new Encoder();
  private int kind = NONE;
  private int headerAt;
  private int count;
  private int start;

  /** Begins a series at the end of the frame. */
  public SeriesWriter(Encoder frame) {
    begin(frame);
  }

  /** Begins another series. */
  public void begin(Encoder next) {
    frame = next;
    kind = NONE;
  }

  /** Whether values of this codec that are numbers may be written as such. */
  public static boolean takesNumbersOf(Codec<?> codec) {
    return codec == Codecs.any()
        || codec == Codecs.ints()
        || codec == Codecs.longs()
        || codec == Codecs.doubles();
  }

  /** Whether {@link #writeNumber} would write it. */
  public static boolean isNumber(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof Double;
  }

  /** Writes the value, if it is a number of one of the usual classes. */
  public boolean writeNumber(@Nullable Object value) {
    if (value instanceof Integer number) {
      add(INT);
      frame.writeInt(number);
    } else if (value instanceof Long number) {
      add(LONG);
      frame.writeLong(number);
    } else if (value instanceof Double number) {
      add(DOUBLE);
      frame.writeDouble(number);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Writes the numbers that come first in a part of an array.
   *
   * @return how many those were
   */
  public int writeNumbers(@Nullable Object[] values, int from, int to) {
    int at = from;
    while (at < to && writeNumber(values[at])) {
      at++;
    }
    return at - from;
  }

  /** A value begins that is written to the frame itself. */
  public void beginOther() {
    add(OTHER);
    start = frame.size();
    frame.writeInt(0);
  }

  /** It is written. */
  public void endOther() {
    frame.setInt(start, frame.size() - start - Integer.BYTES);
  }

  /** It cannot be written, and is taken back. */
  public void dropOther() {
    frame.truncate(start);
    count--;
  }

  private void add(int next) {
    if (kind != next) {
      end();
      kind = next;
      headerAt = frame.size();
      count = 0;
      frame.writeInt(0);
    }
    count++;
  }

  /** No more values follow. */
  public void end() {
    if (kind != NONE && count > 0) {
      frame.setInt(headerAt, kind | count << KIND_BITS);
    } else if (kind != NONE) {
      frame.truncate(headerAt);
    }
    kind = NONE;
  }
}
