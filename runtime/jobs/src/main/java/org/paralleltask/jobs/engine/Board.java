// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What runs where, now. */
final class Board {
  @SuppressWarnings("ThreadLocalUsage") // a board is one run's, and there may be several in a JVM
  private final ThreadLocal<@Nullable Slot> own = new ThreadLocal<>();

  private final Set<Slot> slots = ConcurrentHashMap.newKeySet();
  private volatile BiConsumer<Slot, Item> onBegin = (slot, item) -> {};
  private volatile IntSupplier waiting = () -> 0;

  /** From now on told of every item that begins, by the thread that runs or sends it. */
  void onBegin(BiConsumer<Slot, Item> listener) {
    onBegin = listener;
  }

  /** From now on asked how many items wait for their next attempt. */
  void onWaiting(IntSupplier pool) {
    waiting = pool;
  }

  /** How many items wait for their next attempt, and run nowhere. */
  int waiting() {
    return waiting.getAsInt();
  }

  /** The slot of the calling thread. */
  Slot slot() {
    Slot slot = own.get();
    if (slot == null) {
      slot = new Slot(Thread.currentThread());
      own.set(slot);
      slots.add(slot);
    }
    return slot;
  }

  /** The slot of the calling thread, if an item runs on it. */
  Optional<Slot> running() {
    Slot slot = own.get();
    return slot == null || slot.item == null ? Optional.empty() : Optional.of(slot);
  }

  /** All slots with an item, the longest running first. */
  List<Slot> busy() {
    List<Slot> busy = new ArrayList<>();
    slots.removeIf(slot -> !slot.thread.isAlive());
    for (Slot slot : slots) {
      if (slot.item != null) {
        busy.add(slot);
      }
    }
    busy.sort(Comparator.comparingLong(slot -> slot.since));
    return busy;
  }

  /** Workers are called {@code parallel-worker_3}. */
  static int trailingNumber(String name) {
    int start = name.length();
    while (start > 0 && name.length() - start < 9 && Character.isDigit(name.charAt(start - 1))) {
      start--;
    }
    return start == name.length() ? 0 : Integer.parseInt(name.substring(start));
  }

  /** A worker's place on the board. Written by the worker, read by everybody. */
  final class Slot {
    private final Thread thread;
    private final int number;
    private volatile long since;
    private volatile @Nullable Item item;

    private Slot(Thread thread) {
      this.thread = thread;
      this.number = trailingNumber(thread.getName());
    }

    void begin(Item started) {
      since = System.nanoTime();
      started.begins(thread.getName(), since);
      item = started;
      onBegin.accept(this, started);
    }

    void end() {
      item = null;
    }

    @Nullable Item item() {
      return item;
    }

    int number() {
      return number;
    }

    Thread thread() {
      return thread;
    }

    long since() {
      return since;
    }
  }
}
