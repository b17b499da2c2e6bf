// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

/** Of the constants of one enum, by their position. */
final class EnumCodec<E extends Enum<E>> extends ReferenceCodec<E> {
  private final Class<E> type;
  private final E[] constants;

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class was found to be an enum
  static EnumCodec<?> of(Class<?> type) {
    return new EnumCodec(type);
  }

  static <E extends Enum<E>> Codec<E> codec(Class<E> type) {
    return new EnumCodec<>(type);
  }

  EnumCodec(Class<E> type) {
    this.type = type;
    this.constants = type.getEnumConstants();
  }

  @Override
  void writeValue(Encoder out, E value) {
    writeConstant(out, value);
  }

  @SuppressWarnings("EnumOrdinal") // both processes have the same class, and nothing is kept
  static void writeConstant(Encoder out, Enum<?> value) {
    out.writeSize(value.ordinal());
  }

  @Override
  E readValue(Decoder in) {
    int ordinal = in.readUnsigned();
    if (ordinal < 0 || ordinal >= constants.length) {
      throw new CodecException("found no constant " + ordinal + " of " + type.getName());
    }
    return constants[ordinal];
  }
}
