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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.UnobservedFailuresException;

/** Cancelling and deadlines reach further attempts, abandoned items, and runs that never wait. */
interface AttemptContract extends PoolUnderTest {
  @Test
  default void interruptingCancel_reachesASecondAttempt() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(failingFirst(gate), 1);
      gate.awaitArrivals(1);
      assertTrue(future.cancel(true));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(Duration.ofSeconds(30)));
      assertEquals(1, gate.interrupted());
    }
  }

  @Test
  default void close_interruptsASecondAttempt() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Results<Integer> results = pool.map(failingFirst(gate), List.of(1));
      gate.awaitArrivals(1);
      results.close();
      assertEquals(1, gate.interrupted());
    }
  }

  @Test
  @SharedMemory
  default void close_startsNoFurtherAttempt_norWaitsForOne() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> failing =
          Task.<Integer, Integer>of(
                  "failing",
                  n -> {
                    failed.await();
                    attempts.incrementAndGet();
                    throw new IllegalStateException("bad");
                  })
              .attempts(2);
      Results<Integer> results = pool.map(failing, List.of(1));
      TaskFuture<Integer> other = pool.submit(gate.task("other"), 1);
      failed.countDown();
      gate.awaitArrivals(1); // the second attempt is behind it now
      assertTrue(Threads.failureOf(results::close).get(5) == null);
      gate.open();
      assertEquals(1, other.result());
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(1, attempts.get());
    }
  }

  @Test
  @SharedMemory
  default void cancelledItem_isNotTriedAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> failing =
          Task.<Integer, Integer>of(
                  "failing",
                  n -> {
                    failed.await();
                    attempts.incrementAndGet();
                    throw new IllegalStateException("bad");
                  })
              .attempts(2);
      TaskFuture<Integer> future = pool.submit(failing, 1);
      TaskFuture<Integer> other = pool.submit(gate.task("other"), 1);
      failed.countDown();
      gate.awaitArrivals(1);
      assertTrue(future.cancel(true));
      gate.open();
      assertEquals(1, other.result());
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(1, attempts.get());
    }
  }

  @Test
  default void cancelOfADeafItem_doesNotLiftItsDeadline() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Results<Integer> results =
          pool.map(gate.<Integer>deafTask("deaf").timeout(Duration.ofMillis(200)), List.of(1));
      gate.awaitArrivals(1);
      UnobservedFailuresException failure =
          assertInstanceOf(
              UnobservedFailuresException.class, Threads.failureOf(results::close).get(10));
      assertInstanceOf(TaskTimedOutException.class, failure.getCause());
      Failures.assertMessage(
          failure, "deaf", sharesMemory() ? "abandoned" : "ended with its worker");
    }
  }

  @Test
  default void callbackOfAnAbandonedItem_delaysNoOtherDeadline() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Gate gate = new Gate();
        TaskPool pool = open(2)) {
      Task<Integer, Integer> deaf = gate.<Integer>deafTask("deaf");
      TaskFuture<Integer> first = pool.submit(deaf.timeout(Duration.ofMillis(100)), 1);
      CountDownLatch called = new CountDownLatch(1);
      first.onDone(
          done -> {
            called.countDown();
            awaitQuietly(release);
          });
      assertTrue(called.await(10, TimeUnit.SECONDS));
      TaskFuture<Integer> second = pool.submit(deaf.timeout(Duration.ofMillis(100)), 2);
      assertInstanceOf(TaskTimedOutException.class, second.exception(Duration.ofSeconds(30)));
      release.countDown();
      first.exception();
    } finally {
      release.countDown();
    }
  }

  @Test
  default void runTimeout_endsARunWhoseResultsAreAlwaysThere() {
    try (TaskPool pool = open(1);
        Results<Integer> endless =
            pool.map(
                SampleTasks.same.runTimeout(Duration.ofMillis(200)),
                Stream.iterate(1, n -> n + 1))) {
      Iterator<Integer> iterator = endless.iterator();
      RunTimedOutException late =
          assertThrows(
              RunTimedOutException.class,
              () -> {
                while (iterator.hasNext()) {
                  iterator.next();
                }
              });
      Failures.assertMessage(late, "same", "200ms");
      assertFalse(iterator.hasNext());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(15, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails at its first attempt, and waits at the gate at its second. */
  private static Task<Integer, Integer> failingFirst(Gate gate) {
    AtomicInteger attempts = new AtomicInteger();
    return Task.<Integer, Integer>of(
            "second", n -> attempts.getAndIncrement() == 0 ? SampleTasks.fail(n) : gate.pass(n))
        .attempts(2);
  }
}
