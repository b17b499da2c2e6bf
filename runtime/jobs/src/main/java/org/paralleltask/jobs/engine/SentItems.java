// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The items that are in worker processes, or on their way. A worker runs what it was sent one by
 * one, so the first that has not been answered is the one that runs; it is what the board shows of
 * the thread that speaks with the worker.
 */
final class SentItems {
  private final Board board;
  private final Map<Long, Item> byIndex = new ConcurrentHashMap<>();

  // Guarded by this.
  private final Map<Board.Slot, Set<Item>> sent = new HashMap<>();
  private final Map<Item, Board.Slot> places = new HashMap<>();

  SentItems(Board board) {
    this.board = board;
  }

  /** The items, noted by the numbers that the pool gives them, which counts no bad ones. */
  PulledItems numbered(PulledItems items) {
    return new PulledItems() {
      private long index;

      @Override
      public boolean isReady() {
        return items.isReady();
      }

      @Override
      public void onReady(Runnable listener) {
        items.onReady(listener);
      }

      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Item next() {
        Item item = items.next();
        byIndex.put(index++, item);
        return item;
      }
    };
  }

  /** The item that the pool knows by this number, unless it has ended. */
  Optional<Item> at(long index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  /** The calling thread sends an item; if it has been sent before, that attempt is over. */
  synchronized void send(Item item) {
    Board.Slot slot = board.slot();
    takeBack(item);
    Set<Item> queue = sent.computeIfAbsent(slot, any -> new LinkedHashSet<>());
    queue.add(item);
    places.put(item, slot);
    if (queue.size() == 1) {
      slot.begin(item);
    }
  }

  /**
   * The calling thread has got the answer to the first item that it has sent.
   *
   * @return that item; empty if it has been given up meanwhile
   */
  synchronized Optional<Item> receive() {
    Set<Item> queue = sent.get(board.slot());
    if (queue == null || queue.isEmpty()) {
      return Optional.empty();
    }
    Item item = queue.iterator().next();
    takeBack(item);
    return Optional.of(item);
  }

  /** An item has ended, however it did. */
  void ended(long index, Item item) {
    byIndex.remove(index);
    synchronized (this) {
      takeBack(item);
    }
  }

  private void takeBack(Item item) {
    Board.@Nullable Slot slot = places.remove(item);
    Set<Item> queue = slot == null ? null : sent.get(slot);
    if (slot == null || queue == null) {
      return;
    }
    queue.remove(item);
    if (slot.item() == item) {
      showNext(slot, queue);
    }
  }

  private static void showNext(Board.Slot slot, Set<Item> queue) {
    if (queue.isEmpty()) {
      slot.end();
    } else {
      slot.begin(queue.iterator().next());
    }
  }
}
