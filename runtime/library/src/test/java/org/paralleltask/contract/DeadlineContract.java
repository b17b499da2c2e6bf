// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;

/** A deadline ends the item, counted from its start, and no other. */
interface DeadlineContract extends PoolUnderTest {
  Duration SHORT = Duration.ofMillis(400);

  @Test
  default void B5_stuckItem_isEndedAtItsDeadline_withTheStackItWasStuckIn() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> stuck = pool.submit(gate.<Integer>task("stuck").timeout(SHORT), 7);
      TaskTimedOutException timedOut = assertThrows(TaskTimedOutException.class, stuck::result);
      Failures.assertMessage(timedOut, "stuck", "7", "400ms");
      assertStuckInGate(timedOut);
      assertSame(timedOut, stuck.exception());
      assertInstanceOf(
          TaskTimedOutException.class,
          assertThrows(ExecutionException.class, stuck::get).getCause());
      assertFalse(stuck.isCancelled());
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(interruptions(1), gate.interrupted());
    }
  }

  @Test
  default void otherItemsOfTheMap_goOn() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(2)) {
      Task<Integer, Integer> task =
          Task.<Integer, Integer>of("mixed", n -> n == 2 ? gate.pass(n) : n)
              .timeout(SHORT)
              .chunkSize(3);
      List<Outcome<Integer, Integer>> outcomes = pool.outcomes(task, SampleTasks.upTo(6)).toList();
      for (Outcome<Integer, Integer> outcome : outcomes) {
        assertEquals(outcome.index() == 2, outcome instanceof Outcome.TimedOut, outcomes::toString);
      }
      Results<Integer> results = pool.map(task, SampleTasks.upTo(4));
      Iterator<Integer> iterator = results.iterator();
      assertEquals(0, iterator.next());
      assertEquals(1, iterator.next());
      assertThrows(TaskTimedOutException.class, iterator::next);
      assertEquals(3, iterator.next());
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  default void B4_B5_itemDeafToInterruption_isAbandoned_andItsWorkerReplaced() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> deaf = pool.submit(gate.<Integer>deafTask("deaf").timeout(SHORT), 1);
      TaskFuture<Integer> next = pool.submit(SampleTasks.square, 2);
      assertStuckInGate(assertThrows(TaskTimedOutException.class, deaf::result));
      assertEquals(4, next.result());
      assertEquals(1, pool.activeWorkers());
      gate.open();
      assertEquals(9, pool.submit(SampleTasks.square, 3).result());
      assertInstanceOf(TaskTimedOutException.class, deaf.exception());
    }
  }

  @Test
  default void poolWithAnAbandonedItem_canBeClosed() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      TaskFuture<Integer> deaf = pool.submit(gate.<Integer>deafTask("deaf").timeout(SHORT), 1);
      assertInstanceOf(TaskTimedOutException.class, deaf.exception());
      pool.close();
      assertEquals(1, gate.arrivals());
    }
  }

  @Test
  default void deadline_countsFromTheStartOfTheItem_notFromItsSubmission() throws Exception {
    Duration limit = Duration.ofMillis(800);
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> slow =
          Task.<Integer, Integer>of("slow", DeadlineContract::takeAWhile).timeout(limit);
      List<TaskFuture<Integer>> futures = submitAll(pool, slow, 8);
      assertEquals(SampleTasks.upTo(8), futures.stream().map(TaskFuture::result).toList());
      assertEquals(SampleTasks.upTo(8), pool.map(slow.chunkSize(8), SampleTasks.upTo(8)).toList());
    }
  }

  @Test
  default void deadline_holdsForEveryAttempt() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      List<Outcome<Integer, Integer>> outcomes =
          pool.outcomes(gate.<Integer>task("stuck").timeout(SHORT).attempts(2), List.of(1))
              .toList();
      assertInstanceOf(Outcome.TimedOut.class, outcomes.get(0));
      assertEquals(2, outcomes.get(0).trace().attempts());
      assertEquals(interruptions(2), gate.interrupted());
    }
  }

  @Test
  default void deadlineMet_leavesNoInterruptionBehind() {
    Task<Integer, Boolean> task =
        Task.<Integer, Boolean>of(
                "quick",
                n -> {
                  boolean interrupted = Thread.currentThread().isInterrupted();
                  takeAWhile(n % 3);
                  return interrupted;
                })
            .timeout(Duration.ofMillis(51));
    try (TaskPool pool = open(2)) {
      for (Outcome<Integer, Boolean> outcome : pool.outcomes(task, SampleTasks.upTo(40))) {
        assertTrue(
            outcome instanceof Outcome.TimedOut || !outcome.orElseThrow(), outcome::toString);
      }
    }
  }

  @Test
  default void waitingNoLonger_doesNotEndTheItem() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 1);
      gate.awaitArrivals(1);
      assertThrows(TimeoutException.class, () -> held.result(Duration.ofMillis(20)));
      assertTrue(held.isRunning());
      gate.open();
      assertEquals(1, held.result());
      assertEquals(0, gate.interrupted());
    }
  }

  /** A worker process is not interrupted at a deadline, but ended. */
  private int interruptions(int deadlines) {
    return sharesMemory() ? deadlines : 0;
  }

  private static void assertStuckInGate(TaskTimedOutException timedOut) {
    TaskTimedOutException.StuckAt stack =
        assertInstanceOf(TaskTimedOutException.StuckAt.class, timedOut.getCause());
    assertTrue(
        Arrays.stream(stack.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(Gate.class.getName())),
        () -> Arrays.toString(stack.getStackTrace()));
  }

  /** An item that is busy for 100 ms, which is what its deadline is measured against. */
  private static Integer takeAWhile(Integer item) throws InterruptedException {
    Thread.sleep(100);
    return item;
  }
}
