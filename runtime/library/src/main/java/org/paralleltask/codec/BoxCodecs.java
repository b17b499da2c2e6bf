// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

/** Of the classes of primitive values. Each is a class of its own, loaded when it is used. */
final class BoxCodecs {
  private BoxCodecs() {}

  static final class Booleans extends ReferenceCodec<Boolean> {
    static final Codec<Boolean> CODEC = new Booleans();

    @Override
    void writeValue(Encoder out, Boolean value) {
      out.writeBoolean(value);
    }

    @Override
    Boolean readValue(Decoder in) {
      return in.readBoolean();
    }
  }

  static final class Bytes extends ReferenceCodec<Byte> {
    static final Codec<Byte> CODEC = new Bytes();

    @Override
    void writeValue(Encoder out, Byte value) {
      out.writeByte(value);
    }

    @Override
    Byte readValue(Decoder in) {
      return in.readByte();
    }
  }

  static final class Shorts extends ReferenceCodec<Short> {
    static final Codec<Short> CODEC = new Shorts();

    @Override
    void writeValue(Encoder out, Short value) {
      out.writeShort(value);
    }

    @Override
    Short readValue(Decoder in) {
      return in.readShort();
    }
  }

  static final class Chars extends ReferenceCodec<Character> {
    static final Codec<Character> CODEC = new Chars();

    @Override
    void writeValue(Encoder out, Character value) {
      out.writeChar(value);
    }

    @Override
    Character readValue(Decoder in) {
      return in.readChar();
    }
  }

  static final class Ints extends ReferenceCodec<Integer> {
    static final Codec<Integer> CODEC = new Ints();

    @Override
    void writeValue(Encoder out, Integer value) {
      out.writeInt(value);
    }

    @Override
    Integer readValue(Decoder in) {
      return in.readInt();
    }
  }

  static final class Longs extends ReferenceCodec<Long> {
    static final Codec<Long> CODEC = new Longs();

    @Override
    void writeValue(Encoder out, Long value) {
      out.writeLong(value);
    }

    @Override
    Long readValue(Decoder in) {
      return in.readLong();
    }
  }

  static final class Floats extends ReferenceCodec<Float> {
    static final Codec<Float> CODEC = new Floats();

    @Override
    void writeValue(Encoder out, Float value) {
      out.writeFloat(value);
    }

    @Override
    Float readValue(Decoder in) {
      return in.readFloat();
    }
  }

  static final class Doubles extends ReferenceCodec<Double> {
    static final Codec<Double> CODEC = new Doubles();

    @Override
    void writeValue(Encoder out, Double value) {
      out.writeDouble(value);
    }

    @Override
    Double readValue(Decoder in) {
      return in.readDouble();
    }
  }
}
