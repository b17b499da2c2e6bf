// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.UnobservedFailuresException;

/** The end of a pool: no failure is lost, and nothing runs on. */
interface ClosingContract extends PoolUnderTest {
  @Test
  default void failureNobodyLookedAt_isThrownByClose_once() {
    TaskPool pool = open(1);
    TaskFuture<Integer> unread = pool.submit(SampleTasks.failing, 3);
    UnobservedFailuresException failures =
        assertThrows(UnobservedFailuresException.class, pool::close);
    Failures.assertMessage(failures, "1 item failed", "failing", "bad item 3");
    assertEquals("bad item 3", Failures.root(failures).getMessage());
    pool.close();
    assertEquals("bad item 3", unread.exception().getMessage());
  }

  @Test
  default void severalFailuresNobodyLookedAt_areAllThere() {
    TaskPool pool = open(2);
    List<TaskFuture<Integer>> unread = submitAll(pool, SampleTasks.failing, 3);
    UnobservedFailuresException failures =
        assertThrows(UnobservedFailuresException.class, pool::close);
    Failures.assertMessage(failures, "3 items failed");
    assertEquals(2, failures.getSuppressed().length);
    assertTrue(unread.stream().allMatch(TaskFuture::isDone));
  }

  @Test
  default void failuresThatWereLookedAt_letCloseBeQuiet() {
    try (TaskPool pool = open(1)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.failing, 3);
      assertEquals("bad item 0", futures.get(0).exception().getMessage());
      assertThrows(RuntimeException.class, futures.get(1)::result);
      assertThrows(Exception.class, futures.get(2)::get);
    }
  }

  @Test
  default void failureInTheBlock_isNotHiddenByUnreadFailures() {
    IllegalStateException inTheBlock =
        assertThrows(
            IllegalStateException.class,
            () -> {
              try (TaskPool pool = open(1)) {
                TaskFuture<Integer> unread = pool.submit(SampleTasks.failing, 1);
                throw new IllegalStateException("in the block, before " + unread.task());
              }
            });
    assertEquals(UnobservedFailuresException.class, inTheBlock.getSuppressed()[0].getClass());
  }

  @Test
  default void close_waitsForAllWork() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 3);
      gate.awaitArrivals(1);
      Threads.Started<Throwable> closer = Threads.failureOf(pool::close);
      closer.awaitWaiting();
      assertFalse(closer.result().isDone());
      gate.open();
      assertNull(closer.get(5));
      assertEquals(List.of(0, 1, 2), futures.stream().map(TaskFuture::result).toList());
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void closeInterrupted_endsTheWork_waitsForIt_andKeepsTheFlag() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 3);
      gate.awaitArrivals(1);
      Threads.Started<Boolean> closer =
          Threads.start(
              () -> {
                pool.close();
                return Thread.currentThread().isInterrupted();
              });
      closer.awaitWaiting();
      closer.thread().interrupt();
      assertTrue(closer.get(5), "the flag is lost");
      assertTrue(futures.stream().allMatch(TaskFuture::isCancelled), futures::toString);
      assertEquals(1, gate.interrupted());
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void shutdownNow_cancelsTheQueued_andInterruptsTheRunning() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(2)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 10);
      gate.awaitArrivals(2);
      pool.shutdownNow();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(30)));
      assertTrue(futures.stream().allMatch(TaskFuture::isCancelled), futures::toString);
      assertEquals(2, gate.interrupted());
      pool.shutdownNow();
    }
  }

  @Test
  default void closeWithALimit_saysThatItDrained() throws Exception {
    TaskPool pool = open(2);
    List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.square, 10);
    assertTrue(pool.close(Duration.ofSeconds(10)));
    assertEquals(81, futures.get(9).result());
  }

  @Test
  default void closeWithALimit_endsWhatTakesLonger() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 3);
      gate.awaitArrivals(1);
      assertFalse(pool.close(Duration.ofMillis(50)));
      assertTrue(futures.stream().allMatch(TaskFuture::isCancelled), futures::toString);
      assertEquals(1, gate.interrupted());
      assertEquals(1, gate.arrivals());
    }
  }

  @Test
  default void awaitTerminationWithoutShutdown_isFalseAtTheLimit() throws Exception {
    try (TaskPool pool = open(1)) {
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertFalse(pool.awaitTermination(Duration.ofMillis(20)));
      assertEquals(9, pool.submit(SampleTasks.square, 3).result());
    }
  }

  @Test
  default void twoThreadsCloseAtOnce_bothReturn() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 1);
      gate.awaitArrivals(1);
      Threads.Started<Throwable> one = Threads.failureOf(pool::close);
      Threads.Started<Throwable> other = Threads.failureOf(pool::close);
      one.awaitWaiting();
      other.awaitWaiting();
      gate.open();
      assertNull(one.get(5));
      assertNull(other.get(5));
      assertEquals(1, held.result());
    }
  }
}
