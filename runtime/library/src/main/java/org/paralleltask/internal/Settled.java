// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Chunks in the order in which workers settle them, for the one thread that takes them out. They
 * are linked to each other, so that a worker needs no memory to say that it is done.
 */
final class Settled {
  private final AtomicReference<@Nullable Chunk> newest = new AtomicReference<>();
  private @Nullable Chunk oldest;

  /** Any worker has settled it. */
  void add(Chunk chunk) {
    Chunk before = newest.get();
    chunk.neighbour = before;
    while (!newest.compareAndSet(before, chunk)) {
      before = newest.get();
      chunk.neighbour = before;
    }
  }

  /** The next one; null if there is none. */
  @Nullable Chunk peek() {
    if (oldest == null) {
      oldest = turned(newest.getAndSet(null));
    }
    return oldest;
  }

  /** Takes the next one out; null if there is none. */
  @Nullable Chunk poll() {
    Chunk next = peek();
    if (next != null) {
      oldest = next.neighbour;
      next.neighbour = null;
    }
    return next;
  }

  private static @Nullable Chunk turned(@Nullable Chunk newestFirst) {
    Chunk turned = null;
    Chunk rest = newestFirst;
    while (rest != null) {
      Chunk older = rest.neighbour;
      rest.neighbour = turned;
      turned = rest;
      rest = older;
    }
    return turned;
  }
}
