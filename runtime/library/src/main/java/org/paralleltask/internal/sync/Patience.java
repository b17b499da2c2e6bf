// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.CodecException;

/** How long a caller waits. */
enum Patience {
  NONE,
  LIMITED,
  UNLIMITED;

  private static final Patience[] ALL = values();

  static Patience of(@Nullable Duration limit) {
    if (limit == null) {
      return UNLIMITED;
    }
    return limit.isZero() || limit.isNegative() ? NONE : LIMITED;
  }

  static Patience numbered(int number) {
    if (number < 0 || number >= ALL.length) {
      throw new CodecException("found no patience " + number);
    }
    return ALL[number];
  }

  @SuppressWarnings("EnumOrdinal") // both processes have the same version, and nothing is kept
  int number() {
    return ordinal();
  }
}
