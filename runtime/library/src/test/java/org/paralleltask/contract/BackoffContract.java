// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.paralleltask.Mode;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** An item that waits for its next attempt holds nobody up, and does not outlive who wants it. */
interface BackoffContract extends PoolUnderTest {
  Duration LIMIT = Duration.ofSeconds(10);

  /** A random part of this is, as good as certainly, longer than any test. */
  Duration CENTURY = Duration.ofDays(36_500);

  @Test
  default void waitingItem_leavesTheOnlyWorkerToOthers_andIsCancelledAtOnce() throws Exception {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> waiting = pool.submit(failing(CENTURY), 1);
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
      assertTrue(waiting.isRunning());
      assertTrue(waiting.cancel(true));
      assertThrows(CancellationException.class, waiting::result);
    }
  }

  @Test
  default void itemsAfterIt_areDone_andMapKeepsTheOrder() throws Exception {
    try (TaskPool pool = open(1);
        Results<Integer> results =
            pool.map(failingFirst(Duration.ofMillis(20)).chunkSize(1), SampleTasks.upTo(50))) {
      assertEquals(SampleTasks.upTo(50), results.toList());
    }
  }

  @Test
  default void itemOfAChunk_waitsAlone() {
    try (TaskPool pool = open(1);
        Results<Integer> results =
            pool.asCompleted(failingFirst(CENTURY).chunkSize(10), SampleTasks.upTo(10))) {
      Iterator<Integer> iterator = results.iterator();
      for (int item = 1; item < 10; item++) {
        assertEquals(item, iterator.next());
      }
    }
  }

  @Test
  default void waitingItem_countsForTheWindow() {
    CountedInputs inputs = CountedInputs.endless();
    try (TaskPool pool = open(1);
        Results<Integer> results = pool.asCompleted(failingFirst(CENTURY).window(3), inputs)) {
      Iterator<Integer> iterator = results.iterator();
      for (int taken = 1; taken < 20; taken++) {
        assertEquals(taken, iterator.next());
        assertTrue(inputs.pulled() <= taken + 3, () -> inputs.pulled() + " were pulled");
      }
    }
  }

  @Test
  default void runTimeout_endsItWhileItWaits() {
    Task<Integer, Integer> task = failing(CENTURY).runTimeout(Duration.ofMillis(300));
    try (TaskPool pool = open(1);
        Results<Integer> results = pool.map(task, List.of(1))) {
      assertThrows(RunTimedOutException.class, () -> results.iterator().next());
    }
  }

  @Test
  default void cancelledWhileItWaits_itsOutcomeTellsTheAttempt() {
    try (TaskPool pool = open(1);
        Results<Outcome<Integer, Integer>> results =
            pool.outcomes(failingFirst(CENTURY).mode(Mode.AS_COMPLETED), SampleTasks.upTo(2))) {
      Iterator<Outcome<Integer, Integer>> iterator = results.iterator();
      assertEquals(1, iterator.next().orElseThrow());
      results.drain();
      Outcome<Integer, Integer> outcome = iterator.next();
      assertInstanceOf(Outcome.Cancelled.class, outcome);
      assertEquals(1, outcome.trace().attempts());
      assertEquals(1, outcome.trace().earlier().size());
      assertEquals("bad item 0", outcome.trace().earlier().get(0).failure().getMessage());
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  default void cancelQueued_reachesIt_andShutdownNowToo() throws Exception {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> first = pool.submit(failing(CENTURY), 1);
      pool.submit(SampleTasks.square, 2).result(LIMIT);
      assertEquals(1, pool.cancelQueued());
      assertThrows(CancellationException.class, () -> first.result(LIMIT));
      TaskFuture<Integer> second = pool.submit(failing(CENTURY), 1);
      pool.submit(SampleTasks.square, 2).result(LIMIT);
      pool.shutdownNow();
      assertThrows(CancellationException.class, () -> second.result(LIMIT));
      assertTrue(pool.awaitTermination(LIMIT));
    }
  }

  @Test
  default void closedPool_waitsForItsLastAttempt_evenIfNoWorkerIsLeft() throws Exception {
    TaskFuture<Integer> future;
    try (TaskPool pool = TaskPool.open(options().workers(1).idleTimeout(Duration.ofMillis(1)))) {
      future = pool.submit(failingFirst(Duration.ofMillis(50)), 0);
    }
    assertEquals(0, future.result(LIMIT));
  }

  @Test
  default void cancelledItem_keepsNoPoolOpen() throws Exception {
    TaskPool pool = open(1);
    TaskFuture<Integer> waiting = pool.submit(failing(CENTURY), 1);
    pool.submit(SampleTasks.square, 2).result(LIMIT);
    pool.shutdown();
    assertFalse(pool.awaitTermination(Duration.ofMillis(1)));
    assertTrue(waiting.cancel(true));
    assertTrue(pool.awaitTermination(LIMIT));
  }

  @Test
  default void itemsBetweenTwoAttempts_areCounted() throws Exception {
    try (TaskPool pool = open(2)) {
      assertEquals(0, pool.waitingItems());
      TaskFuture<Integer> one = pool.submit(failing(CENTURY), 1);
      TaskFuture<Integer> other = pool.submit(failing(CENTURY), 2);
      awaitWaiting(pool, 2);
      assertTrue(one.cancel(true));
      awaitWaiting(pool, 1);
      assertTrue(other.cancel(true));
      awaitWaiting(pool, 0);
    }
  }

  private static void awaitWaiting(TaskPool pool, int items) {
    while (pool.waitingItems() != items) {
      Thread.onSpinWait(); // nobody is told
    }
  }

  @Test
  default void trace_tellsTheFailedAttempts_inOrder() {
    AtomicInteger attempts = new AtomicInteger();
    Task<Integer, Integer> flaky =
        Task.<Integer, Integer>of(
                "flaky",
                n ->
                    n == 7 && attempts.getAndIncrement() < 2 ? SampleTasks.fail(attempts.get()) : n)
            .attempts(3)
            .backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    try (TaskPool pool = TaskPool.open(options().workers(1).name("told"))) {
      List<Outcome<Integer, Integer>> outcomes = pool.outcomes(flaky, List.of(7, 8)).toList();
      Outcome.Trace trace = outcomes.get(0).trace();
      assertEquals(3, trace.attempts());
      assertEquals(
          List.of("bad item 1", "bad item 2"),
          trace.earlier().stream().map(each -> each.failure().getMessage()).toList());
      long before = Long.MIN_VALUE;
      for (Outcome.FailedAttempt each : trace.earlier()) {
        assertEquals("told_0", each.worker());
        assertFalse(each.elapsed().isNegative());
        assertTrue(before == Long.MIN_VALUE || each.startNanos() - before > 0);
        before = each.startNanos();
      }
      assertTrue(trace.startNanos() - before > 0);
      assertEquals(List.of(), outcomes.get(1).trace().earlier());
    }
  }

  @Test
  default void trace_tellsTheLastOfVeryManyAttempts() {
    Task<Integer, Integer> hopeless = SampleTasks.failing.attempts(150);
    try (TaskPool pool = open(1)) {
      Outcome.Trace trace = pool.outcomes(hopeless, List.of(1)).toList().get(0).trace();
      assertEquals(150, trace.attempts());
      assertEquals(Outcome.Trace.MOST_EARLIER, trace.earlier().size());
    }
  }

  /** A worker that waits for an item of its own pool runs its further attempts, too. */
  @Test
  @SharedMemory
  default void workerThatWaitsForAnItem_runsItsNextAttempt() throws Exception {
    for (Duration backoff : List.of(Duration.ZERO, Duration.ofMillis(20))) {
      try (TaskPool pool = open(1)) {
        Task<Integer, Integer> inner = failingFirst(backoff);
        Task<Integer, Integer> outer = Task.of("outer", n -> pool.submit(inner, 0).result());
        assertEquals(0, pool.submit(outer, 1).result(LIMIT));
      }
    }
  }

  @Test
  @SharedMemory
  default void workerThatWaitsForSeveralItems_runsTheirNextAttempts() throws Exception {
    for (Duration backoff : List.of(Duration.ZERO, Duration.ofMillis(20))) {
      try (TaskPool pool = open(1)) {
        Task<Integer, Integer> inner = failingFirst(backoff);
        Task<Integer, Long> outer =
            Task.of(
                "outer",
                n ->
                    TaskFuture.asCompleted(List.of(pool.submit(inner, 0), pool.submit(inner, 1)))
                        .count());
        assertEquals(2, pool.submit(outer, 1).result(LIMIT));
      }
    }
  }

  /** Waits of all lengths about the time that it takes to begin waiting. */
  @Test
  @SharedMemory
  default void attemptThatIsDueWhileItsWorkerBeginsToWait_isNoDeadlock() throws Exception {
    try (TaskPool pool = open(1)) {
      for (int round = 0; round < 400; round++) {
        Task<Integer, Integer> inner = failingFirst(Duration.ofNanos(1 + round * 500L));
        Task<Integer, Long> outer =
            Task.of(
                "outer",
                n ->
                    pool.submit(inner, 0).result()
                        + TaskFuture.asCompleted(List.of(pool.submit(inner, 1))).count());
        assertEquals(1, pool.submit(outer, 1).result(LIMIT));
      }
    }
  }

  @Test
  @SharedMemory
  default void workerThatMaps_runsTheNextAttemptsOfItsItems() throws Exception {
    for (Duration backoff : List.of(Duration.ZERO, Duration.ofMillis(20))) {
      try (TaskPool pool = open(1)) {
        Task<Integer, Integer> inner = failingFirst(backoff).chunkSize(1);
        Task<Integer, List<Integer>> outer =
            Task.of("outer", n -> pool.map(inner, SampleTasks.upTo(3)).toList());
        assertEquals(SampleTasks.upTo(3), pool.submit(outer, 1).result(LIMIT));
      }
    }
  }

  /** Fails whenever it is tried. */
  private static Task<Integer, Integer> failing(Duration backoff) {
    return SampleTasks.failing.attempts(2).backoff(backoff, backoff);
  }

  /** Item 0 fails at the first attempt that a worker makes. */
  private static Task<Integer, Integer> failingFirst(Duration backoff) {
    AtomicInteger attempts = new AtomicInteger();
    return Task.<Integer, Integer>of(
            "failing first",
            n -> n == 0 && attempts.getAndIncrement() == 0 ? SampleTasks.fail(n) : n)
        .attempts(2)
        .backoff(backoff, backoff);
  }
}
