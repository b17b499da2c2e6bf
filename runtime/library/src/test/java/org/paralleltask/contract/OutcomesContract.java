// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.paralleltask.Mode;
import org.paralleltask.OnFailure;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskPool;

/** Every item's outcome, failures too, and what became of its attempts. */
interface OutcomesContract extends PoolUnderTest {
  @Test
  default void everyItemIsHandedOver_inInputOrder_andNothingThrows() {
    try (TaskPool pool = open(2)) {
      List<Outcome<Integer, Integer>> outcomes =
          pool.outcomes(SampleTasks.even, List.of(10, 11, 12)).toList();
      Outcome.Ok<Integer, Integer> first = ok(outcomes.get(0));
      assertEquals(List.of(0L, 10, 10), List.of(first.index(), first.input(), first.value()));
      Outcome.Failed<Integer, Integer> second = failed(outcomes.get(1));
      assertEquals(List.of(1L, 11), List.of(second.index(), second.input()));
      assertEquals("bad item 11", second.failure().getCause().getMessage());
      assertThrows(TaskFailedException.class, second::orElseThrow);
      assertEquals(12, outcomes.get(2).orElseThrow());
    }
  }

  @Test
  default void asCompleted_handsEveryItemOverOnce() {
    Set<Long> indexes = new HashSet<>();
    try (TaskPool pool = open(4);
        Results<Outcome<Integer, Integer>> outcomes =
            pool.outcomes(SampleTasks.even.mode(Mode.AS_COMPLETED), SampleTasks.upTo(500))) {
      for (Outcome<Integer, Integer> outcome : outcomes) {
        assertTrue(indexes.add(outcome.index()), () -> "twice: " + outcome);
        assertEquals(outcome.index(), (long) outcome.input());
      }
    }
    assertEquals(500, indexes.size());
  }

  @Test
  default void trace_saysWhereWhenAndHowOften() {
    long before = System.nanoTime();
    try (TaskPool pool = TaskPool.open(options().workers(1).name("traced"))) {
      Outcome.Trace trace = pool.outcomes(SampleTasks.same, List.of(1)).toList().get(0).trace();
      assertEquals("traced_0", trace.worker());
      assertEquals(1, trace.attempts());
      assertTrue(trace.startNanos() - before >= 0, trace::toString);
      assertFalse(trace.elapsed().isNegative(), trace::toString);
      assertTrue(System.nanoTime() - before >= trace.elapsed().toNanos(), trace::toString);
    }
  }

  @Test
  @SharedMemory
  default void anItemThatFailsTwice_succeedsAtItsThirdAttempt() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    Task<Integer, Integer> flaky =
        Task.<Integer, Integer>of(
                "flaky", n -> seen.add(n) || seen.add(-n) ? SampleTasks.fail(n) : n)
            .attempts(3);
    try (TaskPool pool = open(2)) {
      for (Outcome<Integer, Integer> outcome : pool.outcomes(flaky, List.of(1, 2, 3))) {
        assertEquals(3, ok(outcome).trace().attempts());
      }
      seen.clear();
      assertEquals(4, pool.submit(flaky, 4).result());
    }
  }

  @Test
  default void anItemThatFailsAtEveryAttempt_isFailedOnce() {
    try (TaskPool pool = open(1)) {
      List<Outcome<Integer, Integer>> outcomes =
          pool.outcomes(SampleTasks.failing.attempts(3), List.of(1)).toList();
      assertEquals(3, failed(outcomes.get(0)).trace().attempts());
    }
  }

  @Test
  default void afterADrain_whatWasPulledIsHandedOverAsCancelled() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1);
        Results<Outcome<Integer, Integer>> results =
            pool.outcomes(gate.<Integer>task("held").chunkSize(1).window(3), List.of(0, 1, 2, 3))) {
      gate.awaitArrivals(1);
      results.drain();
      gate.open();
      List<Outcome<Integer, Integer>> outcomes = results.toList();
      assertEquals(3, outcomes.size(), outcomes::toString);
      assertEquals(0, ok(outcomes.get(0)).value());
      for (Outcome<Integer, Integer> rest : outcomes.subList(1, 3)) {
        assertInstanceOf(Outcome.Cancelled.class, rest);
        assertEquals(Outcome.Trace.NONE, rest.trace());
        assertThrows(CancellationException.class, rest::orElseThrow);
      }
    }
  }

  @Test
  default void failFast_handsOverTheFailureAndWhatItCancelled() {
    Task<Integer, Integer> failFast =
        SampleTasks.failing.onFailure(OnFailure.CANCEL).chunkSize(1).window(3);
    try (TaskPool pool = open(1)) {
      List<Outcome<Integer, Integer>> outcomes = pool.outcomes(failFast, List.of(7, 8)).toList();
      assertEquals(7, failed(outcomes.get(0)).input());
      assertTrue(outcomes.stream().skip(1).allMatch(Outcome.Cancelled.class::isInstance));
    }
  }

  private static <I, O> Outcome.Ok<I, O> ok(Outcome<I, O> outcome) {
    if (outcome instanceof Outcome.Ok<I, O> ok) {
      return ok;
    }
    throw new AssertionError("not ok: " + outcome);
  }

  private static <I, O> Outcome.Failed<I, O> failed(Outcome<I, O> outcome) {
    if (outcome instanceof Outcome.Failed<I, O> failed) {
      return failed;
    }
    throw new AssertionError("not failed: " + outcome);
  }
}
