// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/**
 * Values that are written and read at once, without any code of the user: boxed primitive values
 * and short texts. So any thread may do it, without a deadline.
 */
public final class Plain {
  private static final int LONGEST_TEXT = 1000;

  private Plain() {}

  /** Whether the codec writes this value at once. */
  public static boolean writes(Codec<?> codec, @Nullable Object value) {
    return (codec == Codecs.any() || isOfPlainValues(codec)) && isPlain(value);
  }

  private static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || (value instanceof String text && text.length() <= LONGEST_TEXT);
  }

  /** Whether the codec reads a value that begins with this byte at once. */
  public static boolean reads(Codec<?> codec, int first) {
    return codec == Codecs.any() ? AnyCodec.isCommon(first) : isOfPlainValues(codec);
  }

  private static boolean isOfPlainValues(Codec<?> codec) {
    return codec == Codecs.ints()
        || codec == Codecs.longs()
        || codec == Codecs.doubles()
        || codec == Codecs.booleans()
        || codec == Codecs.strings()
        || codec == Codecs.nothing();
  }
}
