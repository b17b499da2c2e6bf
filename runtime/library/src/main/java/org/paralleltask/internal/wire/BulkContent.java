// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import org.paralleltask.codec.BulkArray;

/** The bytes of arrays of primitive values. */
final class BulkContent {
  /** What an array consists of, by the number that stands for it in frames. */
  private static final List<Class<?>> ELEMENTS =
      List.of(
          byte.class,
          short.class,
          char.class,
          int.class,
          long.class,
          float.class,
          double.class,
          boolean.class);

  private static final int[] WIDTHS = {
    1, Short.BYTES, Character.BYTES, Integer.BYTES, Long.BYTES, Float.BYTES, Double.BYTES, 1
  };

  /** Fits the first cache of a processor. */
  private static final int CHECKED_PIECE = 16 * 1024;

  private BulkContent() {}

  static int type(Object array) {
    return ELEMENTS.indexOf(array.getClass().getComponentType());
  }

  static boolean isType(int type) {
    return type >= 0 && type < WIDTHS.length;
  }

  static int width(int type) {
    return WIDTHS[type];
  }

  static Object newArray(int type, int length) {
    return Array.newInstance(ELEMENTS.get(type), length);
  }

  /** Copies elements to the beginning of a place, whose order of bytes is the machine's. */
  static void copy(Object array, int from, int length, ByteBuffer place) {
    if (array instanceof byte[] bytes) {
      place.put(0, bytes, from, length);
    } else if (array instanceof short[] shorts) {
      place.asShortBuffer().put(0, shorts, from, length);
    } else if (array instanceof char[] chars) {
      place.asCharBuffer().put(0, chars, from, length);
    } else if (array instanceof int[] ints) {
      place.asIntBuffer().put(0, ints, from, length);
    } else if (array instanceof long[] longs) {
      place.asLongBuffer().put(0, longs, from, length);
    } else if (array instanceof float[] floats) {
      place.asFloatBuffer().put(0, floats, from, length);
    } else if (array instanceof double[] doubles) {
      place.asDoubleBuffer().put(0, doubles, from, length);
    } else {
      copyBooleans((boolean[]) array, from, length, place);
    }
  }

  /** Tells whether a part of an array has changed; a change is missed once in 4 billion times. */
  static int checksum(BulkArray array) {
    CRC32C sum = new CRC32C();
    if (array.array() instanceof byte[] bytes) {
      sum.update(bytes, array.from(), array.length());
      return (int) sum.getValue();
    }
    byte[] piece = new byte[CHECKED_PIECE];
    ByteBuffer place = ByteBuffer.wrap(piece).order(ByteOrder.nativeOrder());
    int width = width(type(array.array()));
    for (int done = 0; done < array.length(); done += CHECKED_PIECE / width) {
      int count = Math.min(CHECKED_PIECE / width, array.length() - done);
      copy(array.array(), array.from() + done, count, place);
      sum.update(piece, 0, count * width);
    }
    return (int) sum.getValue();
  }

  private static void copyBooleans(boolean[] array, int from, int length, ByteBuffer place) {
    for (int i = 0; i < length; i++) {
      place.put(i, (byte) (array[from + i] ? 1 : 0));
    }
  }

  /** Copies elements from the beginning of a place. */
  static void copy(ByteBuffer place, Object array, int from, int length) {
    if (array instanceof byte[] bytes) {
      place.get(0, bytes, from, length);
    } else if (array instanceof short[] shorts) {
      place.asShortBuffer().get(0, shorts, from, length);
    } else if (array instanceof char[] chars) {
      place.asCharBuffer().get(0, chars, from, length);
    } else if (array instanceof int[] ints) {
      place.asIntBuffer().get(0, ints, from, length);
    } else if (array instanceof long[] longs) {
      place.asLongBuffer().get(0, longs, from, length);
    } else if (array instanceof float[] floats) {
      place.asFloatBuffer().get(0, floats, from, length);
    } else if (array instanceof double[] doubles) {
      place.asDoubleBuffer().get(0, doubles, from, length);
    } else {
      copyBooleans(place, (boolean[]) array, from, length);
    }
  }

  private static void copyBooleans(ByteBuffer place, boolean[] array, int from, int length) {
    for (int i = 0; i < length; i++) {
      array[from + i] = place.get(i) != 0;
    }
  }
}
