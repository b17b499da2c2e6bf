// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Values of random shape, which depend on the seed alone. */
final class RandomValues {
  /** Holds anything. */
  record Pair(@Nullable Object left, long number, @Nullable Object right) {}

  private RandomValues() {}

  static @Nullable Object next(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 15 : 10)) {
      case 0 -> null;
      case 1 -> random.nextInt();
      case 2 -> random.nextLong();
      case 3 -> text(random);
      case 4 -> random.nextDouble();
      case 5 -> random.nextBoolean();
      case 6 -> random.nextBoolean() ? TimeUnit.DAYS : TimeUnit.HOURS;
      case 7 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case 8 -> new UUID(random.nextLong(), random.nextLong());
      case 9 -> (char) random.nextInt();
      case 10 -> list(random, depth - 1);
      case 11 -> set(random, depth - 1);
      case 12 -> map(random, depth - 1);
      case 13 -> Optional.ofNullable(next(random, depth - 1));
      default -> new Pair(next(random, depth - 1), random.nextLong(), next(random, depth - 1));
    };
  }

  private static String text(Random random) {
    int limit = new int[] {0x7f, 0xff, 0xffff}[random.nextInt(3)];
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(400); i > 0; i -= 1 + random.nextInt(20)) {
      text.append((char) random.nextInt(limit + 1));
    }
    return text.toString();
  }

  private static List<@Nullable Object> list(Random random, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      list.add(next(random, depth));
    }
    return list;
  }

  private static Set<@Nullable Object> set(Random random, int depth) {
    return new LinkedHashSet<>(list(random, depth));
  }

  private static Map<@Nullable Object, @Nullable Object> map(Random random, int depth) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      map.put(next(random, depth), next(random, depth));
    }
    return map;
  }
}
