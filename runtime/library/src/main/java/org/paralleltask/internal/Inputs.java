// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Growing;

/** Where a batch pulls its items from, never more than it is asked for. Of one thread. */
final class Inputs {
  private static final @Nullable Object[] NONE = {};
  private static final long PATIENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private static final int MOST_RESERVED = 1 << 24;

  private final Iterator<?> iterator;
  private final @Nullable Growing growth;
  private final int knownSize;
  private final Runnable close;
  private boolean exhausted;
  private boolean waiting;
  private boolean closed;
  private @Nullable Throwable failure;

  private Inputs(Iterator<?> iterator, @Nullable Growing growth, int knownSize, Runnable close) {
    this.iterator = iterator;
    this.growth = growth;
    this.knownSize = knownSize;
    this.close = close;
  }

  static Inputs of(Iterable<?> items) {
    int size = items instanceof List<?> all && all instanceof RandomAccess ? all.size() : 0;
    Iterator<?> iterator = items.iterator();
    return new Inputs(iterator, growth(iterator), Math.min(size, MOST_RESERVED), () -> {});
  }

  static Inputs of(Stream<?> items) {
    Spliterator<?> parts = items.spliterator();
    return new Inputs(Spliterators.iterator(parts), growth(parts), 0, items::close);
  }

  private static @Nullable Growing growth(Object source) {
    return source instanceof Growing growing ? growing : null;
  }

  /** Sets what is told when there may be further ones, if they are of a kind that grows. */
  void onReady(Runnable listener) {
    if (growth != null) {
      growth.onReady(listener);
    }
  }

  /** How many there are, as far as it is known and no reason to run out of memory. */
  int knownSize() {
    return knownSize;
  }

  /** Pulls up to so many; fewer if they come slowly, none at the end or while they wait. */
  @Nullable Object[] pull(int most) {
    if (exhausted) {
      return NONE;
    }
    @Nullable Object[] items = new Object[most];
    int count = 0;
    long begun = System.nanoTime();
    try {
      while (count < most && !comesSlowly(count, begun) && isReady() && hasNext()) {
        items[count] = iterator.next();
        count++;
      }
    } catch (Throwable thrown) {
      fail(thrown);
    }
    return count == most ? items : Arrays.copyOf(items, count);
  }

  private boolean isReady() {
    waiting = growth != null && !growth.isReady();
    return !waiting;
  }

  /** Whether it could not be told, when they were last looked at, if there are more. */
  boolean isWaiting() {
    return waiting && !exhausted;
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

  /** Whether there are more, or may be. */
  boolean isLeft() {
    try {
      return !exhausted && (!isReady() || hasNext());
    } catch (Throwable thrown) {
      fail(thrown);
      return false;
    }
  }

  /** Whether there is something to be pulled, or thrown, by now. */
  boolean hasGrown() {
    try {
      return growth == null || growth.isReady();
    } catch (Throwable thrown) {
      fail(thrown);
      return true;
    }
  }

  // It is the caller's own, and thrown when its turn has come.
  private void fail(Throwable thrown) {
    failure = thrown;
    exhausted = true;
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
