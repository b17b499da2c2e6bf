// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Writes null as one byte, and one byte before any other value. */
abstract class ReferenceCodec<T> extends Codec<@Nullable T> {
  private static final int NULL = 0;
  private static final int PRESENT = 1;

  abstract void writeValue(Encoder out, T value) throws Exception;

  abstract T readValue(Decoder in) throws Exception;

  @Override
  public final void write(Encoder out, @Nullable T value) throws Exception {
    if (value == null) {
      out.writeByte(NULL);
    } else {
      out.writeByte(PRESENT);
      writeValue(out, value);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // which takes no type argument for nullable
  public final @Nullable T read(Decoder in) throws Exception {
    return in.readBoolean() ? readValue(in) : null;
  }
}
