// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order in which a batch hands results over. Of one thread, except for {@link #settled}. */
interface Delivery {
  /** A chunk is on its way to the workers. */
  void add(Chunk chunk);

  /** All items of the chunk are settled; called by a worker. */
  void settled(Chunk chunk);

  /** The next result; null if it is not there yet. */
  @Nullable Object poll();

  /** The next results, if they can be had as they are, without a look at each; else null. */
  @Nullable Object @Nullable [] pollPlain();

  /** As {@link #poll}, and also looks into chunks that are not settled as a whole. */
  @Nullable Object pollUnsettled();

  /** Whether the chunk, when it is settled, has the result that is next. */
  boolean awaits(Chunk chunk);

  /** Whether all results of all chunks have been taken. */
  boolean isEmpty();

  /** In the order of the inputs. */
  final class InputOrder implements Delivery {
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private volatile @Nullable Chunk first;

    @Override
    public void add(Chunk chunk) {
      chunks.add(chunk);
      if (first == null) {
        first = chunk;
      }
    }

    @Override
    public void settled(Chunk chunk) {}

    @Override
    public @Nullable Object poll() {
      Chunk chunk = first;
      // To follow close behind a worker would slow both down.
      return chunk == null || !chunk.isSettled() ? null : takeFrom(chunk);
    }

    private @Nullable Object takeFrom(Chunk chunk) {
      Object slot = chunk.takeNext();
      if (slot != null && chunk.isEmpty()) {
        moveOn();
      }
      return slot;
    }

    private void moveOn() {
      chunks.remove();
      first = chunks.peek();
    }

    @Override
    public @Nullable Object @Nullable [] pollPlain() {
      Chunk chunk = first;
      @Nullable Object[] all = chunk == null ? null : chunk.takeAllPlain();
      if (all != null) {
        moveOn();
      }
      return all;
    }

    @Override
    public @Nullable Object pollUnsettled() {
      Chunk chunk = first;
      return chunk == null ? null : takeFrom(chunk);
    }

    @Override
    public boolean awaits(Chunk chunk) {
      return chunk == first;
    }

    @Override
    public boolean isEmpty() {
      return chunks.isEmpty();
    }
  }

  /** As items finish. */
  final class CompletionOrder implements Delivery {
    private final Set<Chunk> chunks = new LinkedHashSet<>();
    private final Settled settled = new Settled();
    private @Nullable Chunk current;

    @Override
    public void add(Chunk chunk) {
      chunks.add(chunk);
    }

    @Override
    public void settled(Chunk chunk) {
      settled.add(chunk);
    }

    @Override
    public @Nullable Object poll() {
      while (true) {
        Chunk chunk = current == null ? settled.poll() : current;
        if (chunk == null) {
          return null;
        }
        Object slot = chunk.takeAny();
        current = chunk.isEmpty() ? null : chunk;
        if (current == null) {
          chunks.remove(chunk);
        }
        if (slot != null) {
          return slot;
        }
      }
    }

    @Override
    public @Nullable Object @Nullable [] pollPlain() {
      Chunk chunk = current == null ? settled.peek() : null;
      @Nullable Object[] all = chunk == null ? null : chunk.takeAllPlain();
      if (all != null) {
        settled.poll();
        chunks.remove(chunk);
      }
      return all;
    }

    // What has been taken out of an unsettled chunk is passed over when it is settled.
    @Override
    public @Nullable Object pollUnsettled() {
      Object slot = poll();
      return slot == null ? pollAny() : slot; // nothing that may fail comes after a result is had
    }

    private @Nullable Object pollAny() {
      Object slot = null;
      Iterator<Chunk> all = chunks.iterator();
      while (slot == null && all.hasNext()) {
        slot = all.next().takeAny();
      }
      return slot;
    }

    @Override
    public boolean awaits(Chunk chunk) {
      return true;
    }

    @Override
    public boolean isEmpty() {
      return chunks.isEmpty();
    }
  }
}
