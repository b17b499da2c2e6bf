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
      if (out.noteBulk(value, 0, value.length, 1)) {
        return;
      }
      out.writeBytes(value, 0, value.length);
    }

    @Override
    byte[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(byte[].class, length);
      }
      return in.readBytes(length);
    }
  }

  static final class Shorts extends ReferenceCodec<short[]> {
    static final Codec<short[]> CODEC = new Shorts();

    @Override
    void writeValue(Encoder out, short[] value) {
      if (out.noteBulk(value, 0, value.length, Short.BYTES)) {
        return;
      }
      out.room((long) value.length * Short.BYTES).asShortBuffer().put(value);
    }

    @Override
    short[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(short[].class, length);
      }
      short[] value = new short[in.checked(length, Short.BYTES)];
      in.take((long) value.length * Short.BYTES).asShortBuffer().get(value);
      return value;
    }
  }

  static final class Chars extends ReferenceCodec<char[]> {
    static final Codec<char[]> CODEC = new Chars();

    @Override
    void writeValue(Encoder out, char[] value) {
      if (out.noteBulk(value, 0, value.length, Character.BYTES)) {
        return;
      }
      out.room((long) value.length * Character.BYTES).asCharBuffer().put(value);
    }

    @Override
    char[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(char[].class, length);
      }
      char[] value = new char[in.checked(length, Character.BYTES)];
      in.take((long) value.length * Character.BYTES).asCharBuffer().get(value);
      return value;
    }
  }

  static final class Ints extends ReferenceCodec<int[]> {
    static final Codec<int[]> CODEC = new Ints();

    @Override
    void writeValue(Encoder out, int[] value) {
      if (out.noteBulk(value, 0, value.length, Integer.BYTES)) {
        return;
      }
      out.room((long) value.length * Integer.BYTES).asIntBuffer().put(value);
    }

    @Override
    int[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(int[].class, length);
      }
      int[] value = new int[in.checked(length, Integer.BYTES)];
      in.take((long) value.length * Integer.BYTES).asIntBuffer().get(value);
      return value;
    }
  }

  static final class Longs extends ReferenceCodec<long[]> {
    static final Codec<long[]> CODEC = new Longs();

    @Override
    void writeValue(Encoder out, long[] value) {
      if (out.noteBulk(value, 0, value.length, Long.BYTES)) {
        return;
      }
      out.room((long) value.length * Long.BYTES).asLongBuffer().put(value);
    }

    @Override
    long[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(long[].class, length);
      }
      long[] value = new long[in.checked(length, Long.BYTES)];
      in.take((long) value.length * Long.BYTES).asLongBuffer().get(value);
      return value;
    }
  }

  static final class Floats extends ReferenceCodec<float[]> {
    static final Codec<float[]> CODEC = new Floats();

    @Override
    void writeValue(Encoder out, float[] value) {
      if (out.noteBulk(value, 0, value.length, Float.BYTES)) {
        return;
      }
      out.room((long) value.length * Float.BYTES).asFloatBuffer().put(value);
    }

    @Override
    float[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(float[].class, length);
      }
      float[] value = new float[in.checked(length, Float.BYTES)];
      in.take((long) value.length * Float.BYTES).asFloatBuffer().get(value);
      return value;
    }
  }

  static final class Doubles extends ReferenceCodec<double[]> {
    static final Codec<double[]> CODEC = new Doubles();

    @Override
    void writeValue(Encoder out, double[] value) {
      if (out.noteBulk(value, 0, value.length, Double.BYTES)) {
        return;
      }
      out.room((long) value.length * Double.BYTES).asDoubleBuffer().put(value);
    }

    @Override
    double[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(double[].class, length);
      }
      double[] value = new double[in.checked(length, Double.BYTES)];
      in.take((long) value.length * Double.BYTES).asDoubleBuffer().get(value);
      return value;
    }
  }

  static final class Booleans extends ReferenceCodec<boolean[]> {
    static final Codec<boolean[]> CODEC = new Booleans();

    @Override
    void writeValue(Encoder out, boolean[] value) {
      if (out.noteBulk(value, 0, value.length, 1)) {
        return;
      }
      for (boolean each : value) {
        out.writeBoolean(each);
      }
    }

    @Override
    boolean[] readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      if ((header & 1) != 0) {
        return in.readBulk(boolean[].class, length);
      }
      boolean[] value = new boolean[in.checked(length, 1)];
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
      ByteBuffer whole = value.hasArray() ? value : copy(value);
      int from = whole.arrayOffset() + whole.position();
      if (!out.noteBulk(whole.array(), from, whole.remaining(), 1)) {
        out.writeBytes(whole.array(), from, whole.remaining());
      }
    }

    @Override
    ByteBuffer readValue(Decoder in) {
      int header = in.readUnsigned();
      int length = header >>> 1;
      return ByteBuffer.wrap(
          (header & 1) == 0 ? in.readBytes(length) : in.readBulk(byte[].class, length));
    }

    // A direct buffer's memory may be freed or reused before it is sent.
    private static ByteBuffer copy(ByteBuffer value) {
      return ByteBuffer.allocate(value.remaining()).put(value.duplicate()).flip();
    }
  }
}
