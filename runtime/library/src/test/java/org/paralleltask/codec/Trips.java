// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;

/** From a value to bytes and back. */
final class Trips {
  private Trips() {}

  /** What arrives; nothing may be left over. */
  static <T extends @Nullable Object> T trip(Codec<T> codec, T value) throws Exception {
    Encoder out = new Encoder();
    codec.write(out, value);
    Decoder in = new Decoder(out.bytes(), 0, out.size());
    T read = codec.read(in);
    assertEquals(0, in.remaining(), "bytes left over");
    return read;
  }

  static <T extends @Nullable Object> int size(Codec<T> codec, T value) throws Exception {
    Encoder out = new Encoder();
    codec.write(out, value);
    return out.size();
  }

  /** That two values are equal; arrays are, if what is in them is. */
  static void assertArrived(@Nullable Object sent, @Nullable Object received) {
    assertArrayEquals(new Object[] {sent}, new Object[] {received});
  }
}
