// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/**
 * What the codecs extend that the annotation processor generates for records and sealed types: one
 * byte tells null from a value, and values may hold others of their own type.
 *
 * @param <T> the type
 */
public abstract class GeneratedCodec<T> extends Codec<@Nullable T> {
  /** For generated code. */
  protected GeneratedCodec() {}

  /** Writes a value, part after part. */
  protected abstract void writeValue(Encoder out, T value) throws Exception;

  /** Makes a value of its parts, in the order in which they were written. */
  protected abstract T readValue(Decoder in) throws Exception;

  @Override
  public final void write(Encoder out, @Nullable T value) throws Exception {
    out.writeBoolean(value != null);
    if (value != null) {
      out.enter();
      writeValue(out, value);
      out.leave();
    }
  }

  @Override
  @SuppressWarnings("NullAway") // which takes no type argument for nullable
  public final @Nullable T read(Decoder in) throws Exception {
    if (!in.readBoolean()) {
      return null;
    }
    in.enter();
    T value = readValue(in);
    in.leave();
    return value;
  }
}
