// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;

/** Reads what {@link SeriesWriter} has written; anything else ends in a {@link CodecException}. */
public final class SeriesReader {
  private static final int[] LEAST_BYTES = {Integer.BYTES, Integer.BYTES, Long.BYTES, Double.BYTES};

  private final Decoder in;
  private int kind;
  private int left;
  private int end;
  private int outer;

  /** Reads a series that begins where the decoder is. */
  public SeriesReader(Decoder in) {
    this.in = in;
  }

  /** Whether the next value is a number that was written as such. */
  public boolean isNumber() {
    if (left == 0) {
      beginGroup();
    }
    return kind != SeriesWriter.OTHER;
  }

  private void beginGroup() {
    int header = in.readInt();
    kind = header & (1 << SeriesWriter.KIND_BITS) - 1;
    int count = header >>> SeriesWriter.KIND_BITS;
    if (count == 0 || (long) count * LEAST_BYTES[kind] > in.remaining()) {
      throw new CodecException(
          "found " + count + " values announced, and " + in.remaining() + " bytes left");
    }
    left = count;
  }

  /** Reads the next value, a number. */
  public Object readNumber() {
    left--;
    return switch (kind) {
      case SeriesWriter.INT -> in.readInt();
      case SeriesWriter.LONG -> in.readLong();
      default -> in.readDouble();
    };
  }

  /**
   * Reads the numbers that come next, up to so many, into an array.
   *
   * @return how many that were
   */
  public int readNumbers(@Nullable Object[] into, int from, int most) {
    int count = Math.min(left, most);
    left -= count;
    switch (kind) {
      case SeriesWriter.INT -> {
        for (int i = from; i < from + count; i++) {
          into[i] = in.readInt();
        }
      }
      case SeriesWriter.LONG -> {
        for (int i = from; i < from + count; i++) {
          into[i] = in.readLong();
        }
      }
      default -> {
        for (int i = from; i < from + count; i++) {
          into[i] = in.readDouble();
        }
      }
    }
    return count;
  }

  /** The next value, which is no number, is read from the decoder itself. */
  public void beginOther() {
    left--;
    int length = in.readInt();
    end = in.position() + length;
    outer = in.narrow(end);
  }

  /** It was read, or what is left of it is passed over. */
  public void endOther() {
    in.seek(end);
    in.widen(outer);
  }
}
