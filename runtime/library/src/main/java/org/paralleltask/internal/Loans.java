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
 * guards all of it.
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

  /** The worker's thread waits for work: it can be lent. */
  void offer(ProcessWorker worker) {
    idle.push(worker);
  }

  /** The worker's thread goes on: it can no longer be lent. False if it was lent. */
  boolean withdraw(ProcessWorker worker) {
    return idle.remove(worker);
  }

  /** Lends a worker that can serve the unit at once, to be used now; null if there is none. */
  @Nullable ProcessWorker lend(Unit unit) {
    ProcessWorker last = idle.peek(); // whose memory the processor still knows
    if (last == null || !last.canServe(unit)) {
      return null;
    }
    idle.pop();
    inUse.add(last);
    used = true;
    usedLately.add(last);
    return last;
  }

  /** Whether it was lent since this was asked last. */
  boolean wasUsed(Worker worker) {
    return usedLately.remove(worker);
  }

  /** The worker is at its end. */
  void forget(Worker worker) {
    usedLately.remove(worker);
  }

  /** Whether nobody has yet to see to it that loans are attended to. */
  boolean startTicking() {
    if (tick != NO_DEADLINE) {
      return false;
    }
    tick = System.nanoTime() + TICK_NANOS;
    return true;
  }

  boolean isOut(ProcessWorker worker) {
    return lent.containsKey(worker) || inUse.contains(worker);
  }

  /** Whether the calling thread may read what the worker says. */
  boolean beginReading(ProcessWorker worker) {
    return lent.remove(worker) != null && inUse.add(worker);
  }

  /** The thread that used it leaves it to others. */
  void leave(ProcessWorker worker) {
    if (inUse.remove(worker)) {
      lent.put(worker, ticks);
    }
  }

  /** The worker's own thread has it again, if no other uses it. */
  boolean takeBack(ProcessWorker worker) {
    return lent.remove(worker) != null;
  }

  /** Those that were lent before the last tick, and are not in use. */
  List<ProcessWorker> forgotten() {
    List<ProcessWorker> found = new ArrayList<>();
    for (Map.Entry<ProcessWorker, Integer> each : lent.entrySet()) {
      if (each.getValue() < ticks) {
        found.add(each.getKey());
      }
    }
    boolean goesOn = used || !lent.isEmpty() || !inUse.isEmpty();
    ticks++;
    used = false;
    tick = goesOn ? System.nanoTime() + TICK_NANOS : NO_DEADLINE;
    return found;
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

  @Override
  public void enforce() {
    crew.attendForgotten();
  }

  @Override
  public void cancel(@Nullable Unit unit) {}
}
