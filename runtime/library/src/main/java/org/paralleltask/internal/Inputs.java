// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a batch pulls its items from, never more than it is asked for. Of one thread. */
final class Inputs {
  private static final @Nullable Object[] NONE = {};
  private static final long PATIENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private static final int MOST_RESERVED = 1 << 24;

  private final Iterator<?> iterator;
  private final int knownSize;
  private final Runnable close;
  private boolean exhausted;
  private boolean closed;
  private @Nullable Throwable failure;

  private Inputs(Iterator<?> iterator, int knownSize, Runnable close) {
    this.iterator = iterator;
    this.knownSize = knownSize;
    this.close = close;
  }

  static Inputs of(Iterable<?> items) {
    int size = items instanceof List<?> all && all instanceof RandomAccess ? all.size() : 0;
    return new Inputs(items.iterator(), Math.min(size, MOST_RESERVED), () -> {});
  }

  static Inputs of(Stream<?> items) {
    return new Inputs(items.iterator(), 0, items::close);
  }

  /** How many there are, as far as it is known and no reason to run out of memory. */
  int knownSize() {
    return knownSize;
  }

  /** Pulls up to so many; fewer if they come slowly, and none at the end. */
  @Nullable Object[] pull(int most) {
    if (exhausted) {
      return NONE;
    }
    @Nullable Object[] items = new Object[most];
    int count = 0;
    long begun = System.nanoTime();
    try {
      while (count < most && !comesSlowly(count, begun) && hasNext()) {
        items[count] = iterator.next();
        count++;
      }
    } catch (Throwable thrown) {
      failure = thrown; // the caller's own: it is thrown when its turn has come
      exhausted = true;
    }
    return count == most ? items : Arrays.copyOf(items, count);
  }

  private boolean hasNext() {
    exhausted = !iterator.hasNext();
    return !exhausted;
  }

  // Looks at the clock seldom, because most items come fast.
  private static boolean comesSlowly(int count, long begun) {
    return Integer.bitCount(count) == 1 && System.nanoTime() - begun > PATIENCE_NANOS;
  }

  /** Whether they are at their end, which is known only after a pull has met it. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Whether there are more. */
  boolean isLeft() {
    try {
      return !exhausted && hasNext();
    } catch (Throwable thrown) {
      failure = thrown;
      exhausted = true;
      return false;
    }
  }

  /** What the inputs themselves threw; null if nothing. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Closes the stream that they come from; further calls do nothing. */
  void close() {
    if (!closed) {
      closed = true;
      exhausted = true;
      close.run();
    }
  }
}
