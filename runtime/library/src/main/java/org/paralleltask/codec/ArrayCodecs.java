// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.nio.ByteBuffer;

/** Of arrays of primitive values. Each is a class of its own, loaded when it is used. */
final class ArrayCodecs {
  private ArrayCodecs() {}

  static final class Bytes extends ReferenceCodec<byte[]> {
    static final Codec<byte[]> CODEC = new Bytes();

    @Override
    void writeValue(Encoder out, byte[] value) {
      out.writeSize(value.length);
      out.writeBytes(value, 0, value.length);
    }

    @Override
    byte[] readValue(Decoder in) {
      return in.readBytes(in.readSize(1));
    }
  }

  static final class Shorts extends ReferenceCodec<short[]> {
    static final Codec<short[]> CODEC = new Shorts();

    @Override
    void writeValue(Encoder out, short[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Short.BYTES).asShortBuffer().put(value);
    }

    @Override
    short[] readValue(Decoder in) {
      short[] value = new short[in.readSize(Short.BYTES)];
      in.take((long) value.length * Short.BYTES).asShortBuffer().get(value);
      return value;
    }
  }

  static final class Chars extends ReferenceCodec<char[]> {
    static final Codec<char[]> CODEC = new Chars();

    @Override
    void writeValue(Encoder out, char[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Character.BYTES).asCharBuffer().put(value);
    }

    @Override
    char[] readValue(Decoder in) {
      char[] value = new char[in.readSize(Character.BYTES)];
      in.take((long) value.length * Character.BYTES).asCharBuffer().get(value);
      return value;
    }
  }

  static final class Ints extends ReferenceCodec<int[]> {
    static final Codec<int[]> CODEC = new Ints();

    @Override
    void writeValue(Encoder out, int[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Integer.BYTES).asIntBuffer().put(value);
    }

    @Override
    int[] readValue(Decoder in) {
      int[] value = new int[in.readSize(Integer.BYTES)];
      in.take((long) value.length * Integer.BYTES).asIntBuffer().get(value);
      return value;
    }
  }

  static final class Longs extends ReferenceCodec<long[]> {
    static final Codec<long[]> CODEC = new Longs();

    @Override
    void writeValue(Encoder out, long[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Long.BYTES).asLongBuffer().put(value);
    }

    @Override
    long[] readValue(Decoder in) {
      long[] value = new long[in.readSize(Long.BYTES)];
      in.take((long) value.length * Long.BYTES).asLongBuffer().get(value);
      return value;
    }
  }

  static final class Floats extends ReferenceCodec<float[]> {
    static final Codec<float[]> CODEC = new Floats();

    @Override
    void writeValue(Encoder out, float[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Float.BYTES).asFloatBuffer().put(value);
    }

    @Override
    float[] readValue(Decoder in) {
      float[] value = new float[in.readSize(Float.BYTES)];
      in.take((long) value.length * Float.BYTES).asFloatBuffer().get(value);
      return value;
    }
  }

  static final class Doubles extends ReferenceCodec<double[]> {
    static final Codec<double[]> CODEC = new Doubles();

    @Override
    void writeValue(Encoder out, double[] value) {
      out.writeSize(value.length);
      out.room((long) value.length * Double.BYTES).asDoubleBuffer().put(value);
    }

    @Override
    double[] readValue(Decoder in) {
      double[] value = new double[in.readSize(Double.BYTES)];
      in.take((long) value.length * Double.BYTES).asDoubleBuffer().get(value);
      return value;
    }
  }

  static final class Booleans extends ReferenceCodec<boolean[]> {
    static final Codec<boolean[]> CODEC = new Booleans();

    @Override
    void writeValue(Encoder out, boolean[] value) {
      out.writeSize(value.length);
      for (boolean each : value) {
        out.writeBoolean(each);
      }
    }

    @Override
    boolean[] readValue(Decoder in) {
      boolean[] value = new boolean[in.readSize(1)];
      for (int i = 0; i < value.length; i++) {
        value[i] = in.readBoolean();
      }
      return value;
    }
  }

  static final class Buffers extends ReferenceCodec<ByteBuffer> {
    static final Codec<ByteBuffer> CODEC = new Buffers();

    @Override
    void writeValue(Encoder out, ByteBuffer value) {
      out.writeSize(value.remaining());
      out.room(value.remaining()).put(value.duplicate());
    }

    @Override
    ByteBuffer readValue(Decoder in) {
      return ByteBuffer.wrap(in.readBytes(in.readSize(1)));
    }
  }
}
