// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Of null alone: what a void method returns. One byte, so that a count of them costs something. */
final class NothingCodec extends Codec<@Nullable Void> {
  static final Codec<@Nullable Void> CODEC = new NothingCodec();

  @Override
  public void write(Encoder out, @Nullable Void value) {
    out.writeByte(0);
  }

  @Override
  @SuppressWarnings("NullAway") // which takes no type argument for nullable
  public @Nullable Void read(Decoder in) {
    byte found = in.readByte();
    if (found != 0) {
      throw new CodecException("expected nothing, but found " + found);
    }
    return null;
  }
}
