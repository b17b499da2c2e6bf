// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.Ledger;

/** Tells the plugin how far the run is, ten times a second at most, and only what is new. */
final class Progress implements AutoCloseable {
  private static final long PERIOD_MILLIS = 100;

  private final Events events;
  private final Ledger ledger;
  private final Board board;
  private final Beginnings beginnings;
  private final Clock clock;
  private final ScheduledExecutorService ticker;
  private volatile Stage stage;
  private volatile OptionalLong total;
  private @Nullable Seen last;

  Progress(
      Events events, Ledger ledger, Board board, Beginnings beginnings, Plan first, Clock clock) {
    this.events = events;
    this.ledger = ledger;
    this.board = board;
    this.beginnings = beginnings;
    this.stage = first.stage();
    this.total = first.total();
    this.clock = clock;
    this.ticker = ticker();
  }

  void start() {
    var unused =
        ticker.scheduleAtFixedRate(this::tell, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on it is about this stage. */
  void enter(Plan plan) {
    total = plan.total();
    stage = plan.stage();
  }

  private static ScheduledExecutorService ticker() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "parallel-progress");
          thread.setDaemon(true);
          return thread;
        });
  }

  private void tell() {
    List<Board.Slot> busy = board.busy();
    beginnings.look(busy);
    Seen now =
        new Seen(ledger.done(), busy.stream().map(Board.Slot::item).toList(), board.waiting());
    if (!now.equals(last)) {
      last = now;
      events.progress(
          stage.text(), now.done, total, clock.elapsedMillis(), workers(busy), now.waiting);
    }
  }

  private static List<Events.Busy> workers(List<Board.Slot> busy) {
    long now = System.nanoTime();
    return busy.stream().map(slot -> worker(slot, now)).toList();
  }

  private static Events.Busy worker(Board.Slot slot, long now) {
    Item item = slot.item();
    long millis = Math.max(0, (now - slot.since()) / 1_000_000);
    return new Events.Busy(slot.number(), item == null ? "" : item.label(), millis);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }

  /** What was told: the number of ended items, the items that ran, and how many waited. */
  private record Seen(Ledger.Done done, List<@Nullable Item> running, int waiting) {}
}
