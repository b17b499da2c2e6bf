// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders of sorted sets and maps that can travel. */
final class Order {
  private static final int NATURAL = 0;
  private static final int REVERSE = 1;
  private static final int IGNORING_CASE = 2;

  private Order() {}

  static void write(Encoder out, @Nullable Comparator<?> order) {
    if (order == null || order == Comparator.naturalOrder()) {
      out.writeByte(NATURAL);
    } else if (order == Collections.reverseOrder()) {
      out.writeByte(REVERSE);
    } else if (order == String.CASE_INSENSITIVE_ORDER) {
      out.writeByte(IGNORING_CASE);
    } else {
      throw new CodecException(
          "a sorted set or map with the comparator "
              + order.getClass().getName()
              + " cannot travel to a worker process",
          ": copy it to a LinkedHashSet or LinkedHashMap, which keep the order,"
              + " or let it have the natural order");
    }
  }

  @SuppressWarnings("unchecked") // elements that it cannot compare are refused when they are added
  static <E extends @Nullable Object> @Nullable Comparator<? super E> read(Decoder in) {
    byte order = in.readByte();
    return switch (order) {
      case NATURAL -> null;
      case REVERSE -> (Comparator<? super E>) Collections.reverseOrder();
      case IGNORING_CASE -> (Comparator<? super E>) (Comparator<?>) String.CASE_INSENSITIVE_ORDER;
      default -> throw new CodecException("found the unknown order " + order);
    };
  }
}
