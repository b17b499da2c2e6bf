// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Values of a closed set of types, told apart by a tag. */
final class AnyCodec extends Codec<@Nullable Object> {
  @Override
  public void write(Encoder out, @Nullable Object value) {
    if (value == null) {
      out.writeByte(0);
    } else if (value instanceof Integer number) {
      out.writeByte(1);
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte(2);
      out.writeLong(number);
    } else if (value instanceof String text) {
      out.writeByte(3);
      out.writeString(text);
    } else {
      throw new CodecException("a value of " + value.getClass().getName() + " cannot travel");
    }
  }

  @Override
  @SuppressWarnings("NullAway")
  public @Nullable Object read(Decoder in) {
    byte tag = in.readByte();
    return switch (tag) {
      case 0 -> null;
      case 1 -> in.readInt();
      case 2 -> in.readLong();
      case 3 -> in.readString();
      default -> throw new CodecException("found the unknown tag " + tag);
    };
  }
}
