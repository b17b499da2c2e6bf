// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Idle workers that are lent to threads which submit items, and wait for them: such a thread speaks
 * to the worker process itself, which saves waking the worker's own thread, twice for each item.
 *
 * <pre>
 *  IDLE ──lend──> IN USE ──sent──> LENT ──read──> IN USE ──back──> IDLE
 *                                   ▲                │ not there soon
 *                                   └────────────────┘
 *  LENT ──attend──> the worker's own thread has it again, and reads
 * </pre>
 *
 * <p>Nobody may come to wait. So a duty of the steward, due every millisecond while there are
 * loans, lets the worker's own thread go on with what is lent for longer. The lock of the crew
 * guards all of it; what does not take it is for the crew, which holds it.
 */
final class Loans implements Duty {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Crew crew;
  private final Deque<ProcessWorker> idle = new ArrayDeque<>();

  /** Since which tick; of those that no thread uses now. */
  private final Map<ProcessWorker, Integer> lent = new LinkedHashMap<>();

  private final Set<ProcessWorker> inUse = new LinkedHashSet<>();
  private final Set<Worker> usedLately = new HashSet<>();
  private int ticks;
  private boolean used;
  private volatile long tick = NO_DEADLINE;

  Loans(Crew crew) {
    this.crew = crew;
  }

  // ---- for the crew ----

  /** The worker's thread waits for work: if it is not lent, it is idle, and can be. */
  void offer(Worker worker) {
    if (!(worker instanceof ProcessWorker mine)) {
      crew.roster.becomesIdle();
    } else if (!isOut(mine)) {
      crew.roster.becomesIdle();
      idle.push(mine);
    }
  }

  /** The worker's thread goes on: it can no longer be lent. */
  void withdraw(Worker worker) {
    if (!(worker instanceof ProcessWorker mine) || idle.remove(mine)) {
      crew.roster.becomesBusy();
    } // else it is lent, and busy, wherever its thread is
  }

  /** Lends a worker that can serve the unit at once, to be used now; null if there is none. */
  @Nullable ProcessWorker lend(Unit unit) {
    ProcessWorker last = crew.isWanted() ? null : idle.peek(); // which the processor still knows
    if (last == null || !last.canServe(unit)) {
      return null;
    }
    idle.pop();
    inUse.add(last);
    used = true;
    usedLately.add(last);
    crew.roster.becomesBusy();
    crew.watch.start();
    startTicking();
    return last;
  }

  private void startTicking() {
    if (tick == NO_DEADLINE) {
      tick = System.nanoTime() + TICK_NANOS;
      crew.watch.deadlineAt(tick);
    }
  }

  /** Whether it is lent, in use or not. */
  boolean isOut(Worker worker) {
    return lent.containsKey(worker) || inUse.contains(worker);
  }

  /** The worker's own thread has it again, if no other uses it. */
  boolean takeBack(Worker worker) {
    boolean taken = lent.remove(worker) != null;
    if (taken) {
      crew.roster.isFreedNoMore(worker);
    }
    return taken;
  }

  /** Whether it was lent since this was asked last. */
  boolean wasUsed(Worker worker) {
    return usedLately.remove(worker);
  }

  /** The worker is at its end. */
  void forget(Worker worker) {
    usedLately.remove(worker);
  }

  // ---- for the thread that it is lent to ----

  /** Whether the calling thread may read what the worker says; then it ends with comeBack. */
  boolean beginReading(ProcessWorker worker) {
    crew.lock.lock();
    try {
      return lent.remove(worker) != null && inUse.add(worker);
    } finally {
      crew.lock.unlock();
    }
  }

  /** The thread that used the worker has sent something, and may come again to read. */
  void sent(ProcessWorker worker) {
    crew.lock.lock();
    try {
      leave(worker);
      if (crew.isWanted()) {
        worker.interruptThread();
      }
    } finally {
      crew.lock.unlock();
    }
  }

  /**
   * The thread that used the worker needs it no more.
   *
   * @param free whether it has nothing to do; else its own thread has to go on
   */
  void comeBack(ProcessWorker worker, boolean free) {
    crew.lock.lock();
    try {
      leave(worker);
      if (free && takeBack(worker)) {
        offer(worker);
      }
      if (!free || crew.isWanted()) {
        worker.interruptThread(); // which waits for work: it alone is woken
      }
    } finally {
      crew.lock.unlock();
    }
  }

  private void leave(ProcessWorker worker) {
    if (inUse.remove(worker)) {
      lent.put(worker, ticks);
    }
  }

  /** Somebody wants to know soon what the worker says, and cannot read it. */
  void attend(ProcessWorker worker) {
    crew.lock.lock();
    try {
      wake(worker);
    } finally {
      crew.lock.unlock();
    }
  }

  // Not if its thread has it back already, and does something that must not be interrupted.
  private void wake(ProcessWorker worker) {
    if (isOut(worker)) {
      worker.interruptThread();
    }
  }

  // ---- a duty of the steward ----

  @Override
  public Collection<Unit> units() {
    return List.of();
  }

  @Override
  public long deadline() {
    return tick;
  }

  /** Those that were lent for long are left to their own threads. */
  @Override
  public void enforce() {
    crew.lock.lock();
    try {
      forgotten().forEach(this::wake);
      boolean goesOn = used || !lent.isEmpty() || !inUse.isEmpty();
      ticks++;
      used = false;
      tick = goesOn ? System.nanoTime() + TICK_NANOS : NO_DEADLINE;
    } finally {
      crew.lock.unlock();
    }
  }

  // Those that were lent before the last tick, and are not in use.
  private List<ProcessWorker> forgotten() {
    List<ProcessWorker> found = new ArrayList<>();
    for (Map.Entry<ProcessWorker, Integer> each : lent.entrySet()) {
      if (each.getValue() < ticks) {
        found.add(each.getKey());
      }
    }
    return found;
  }

  @Override
  public void cancel(@Nullable Unit unit) {}
}
