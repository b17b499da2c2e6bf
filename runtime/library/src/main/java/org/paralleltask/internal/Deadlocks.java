// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeadlockException;

/**
 * Finds items that wait for each other in a circle.
 *
 * <p>A running item goes on when what it waits for is done, or when who holds the lock that it
 * waits for goes on; a pending one, when any worker of its pool gets free. So from who waits, all
 * that could free it is looked through: if that leads back to it, and to nobody who is not waiting,
 * none of them will ever go on.
 *
 * <p>Whoever waits says so before it looks. So of those who close a circle at the same time, at
 * least one sees all of it.
 */
final class Deadlocks {
  private final Stint first;
  private final Set<Stint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Queue<Stint> waiting = new ArrayDeque<>();
  private final List<String> story = new ArrayList<>();
  private boolean closed;

  private Deadlocks(Stint first) {
    this.first = first;
  }

  /**
   * Looks through who waits for whom, from a stint that says that it waits for the future.
   *
   * @throws DeadlockException if it waits, in the end, for itself
   */
  static void check(Stint waiting, ItemFuture<?, ?> future) {
    Deadlocks search = new Deadlocks(waiting);
    if (search.neverEnds(search.follow(waiting, future))) {
      throw search.deadlock();
    }
  }

  /** What a stint that says that it waits for a lock is to throw; null if the wait may end. */
  static @Nullable DeadlockException find(Stint waiting) {
    Deadlocks search = new Deadlocks(waiting);
    return search.neverEnds(search.follow(waiting)) ? search.deadlock() : null;
  }

  private DeadlockException deadlock() {
    return new DeadlockException("Deadlock: " + String.join(", ", story));
  }

  private boolean neverEnds(boolean firstIsStuck) {
    boolean stuck = firstIsStuck;
    while (stuck && !waiting.isEmpty()) {
      stuck = follow(waiting.remove());
    }
    return stuck && closed;
  }

  private boolean follow(Stint stint) {
    ItemFuture<?, ?> awaited = stint.waitingFor();
    if (awaited != null) {
      return follow(stint, awaited);
    }
    HeldLock lock = stint.waitingForLock();
    return lock != null && follow(stint, lock);
  }

  // False if it is held by somebody of whom nothing is known here.
  private boolean follow(Stint stint, HeldLock lock) {
    story.add(describe(stint) + " waits for " + lock.name());
    return lock.holder() instanceof Stint holder && followTo(holder.worker().stint(), holder);
  }

  // False if the future may get done without anybody of those who wait.
  private boolean follow(Stint stint, ItemFuture<?, ?> future) {
    story.add(describe(stint) + " waits for " + future.describe(0));
    Stint runner = future.runner();
    if (runner != null) {
      return followTo(runner.worker().stint(), runner);
    }
    return future.startable() != null
        && !runsItself(stint, future)
        && followAll(future.pool().workerPool().busy());
  }

  // Its time has come while its worker began to wait, who is told of that.
  private static boolean runsItself(Stint waiting, ItemFuture<?, ?> future) {
    ThreadWorker worker = waiting.worker();
    return worker.crew() == future.pool().workerPool() && !worker.isAbandoned();
  }

  // It starts when one of these is through.
  private boolean followAll(@Nullable Collection<Stint> workers) {
    if (workers == null) {
      return false;
    }
    story.add("for which no worker is free");
    workers.forEach(this::add);
    return true;
  }

  private boolean followTo(@Nullable Stint top, Stint runner) {
    if (top == null || !tellHelped(top, runner)) {
      return false;
    }
    add(top);
    return true;
  }

  private void add(Stint top) {
    closed |= top == first;
    if (top != first && seen.add(top)) {
      waiting.add(top);
    }
  }

  // A worker that helps itself runs one item within another: the outer waits for the inner, up to
  // the top. False if the runner has ended meanwhile.
  private boolean tellHelped(@Nullable Stint top, Stint runner) {
    if (top == null || top == runner) {
      return top != null;
    }
    boolean found = tellHelped(top.outer(), runner);
    story.add(describe(top.outer() == null ? top : top.outer()) + " waits for " + describe(top));
    return found;
  }

  private static String describe(Stint stint) {
    return stint.unit().describe(Math.max(stint.position, 0));
  }
}
