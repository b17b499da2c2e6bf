// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolUnavailableException;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** A pool's workers, from its opening to its shutdown. */
interface LifecycleContract extends PoolUnderTest {
  Task<Integer, String> WORKER_NAME = Task.of("name", n -> Thread.currentThread().getName());

  @Test
  default void T046_badNumberOfWorkers_isRefusedByName() {
    for (int bad : new int[] {0, -1}) {
      String expected = "\"workers\" must be greater than 0, but was " + bad;
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> options().workers(bad)).getMessage());
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> TaskPool.threads(bad)).getMessage());
    }
  }

  @Test
  default void T047_defaultNumberOfWorkers_isComputed() {
    int processors = Runtime.getRuntime().availableProcessors();
    try (TaskPool pool = TaskPool.open(options())) {
      int expected =
          switch (options().pool()) {
            case THREAD -> Math.min(32, processors + 4);
            case VIRTUAL -> 1000;
            case PROCESS -> processors;
          };
      assertEquals(expected, pool.workers());
    }
  }

  @Test
  default void T048_fifteenTimesAsManyItemsAsWorkers_runOnExactlyTheWorkers() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(4)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 60);
      gate.awaitArrivals(4);
      assertEquals(4, pool.activeWorkers());
      assertEquals(4, pool.workers());
      assertEquals(4, futures.stream().filter(TaskFuture::isRunning).count());
      assertEquals(4, gate.arrivals());
      gate.open();
      assertEquals(SampleTasks.upTo(60), futures.stream().map(TaskFuture::result).toList());
      assertTrue(pool.activeWorkers() <= 4);
    }
  }

  @Test
  default void T049_threeItemsOneAfterTheOther_needOneWorker() {
    try (TaskPool pool = open(4)) {
      for (int n = 0; n < 3; n++) {
        assertEquals(n * n, pool.submit(SampleTasks.square, n).result());
      }
      assertEquals(1, pool.activeWorkers());
    }
  }

  @Test
  default void T049_idleWorkers_endAfterTheirTime_andNewOnesStart() throws Exception {
    try (TaskPool pool = TaskPool.open(options().workers(2).idleTimeout(Duration.ofMillis(10)))) {
      for (int burst = 0; burst < 5; burst++) {
        assertEquals(SampleTasks.upTo(8), pool.map(SampleTasks.same, SampleTasks.upTo(8)).toList());
        while (pool.activeWorkers() > 0) {
          Thread.onSpinWait();
        }
      }
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void T050_workersAreNamedAfterTheirPool() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = TaskPool.open(options().workers(5).name("SpecialPool"))) {
      List<TaskFuture<String>> names = submitAll(pool, nameAt(gate), 5);
      gate.awaitArrivals(5);
      gate.open();
      assertEquals(
          Set.of(
              "SpecialPool_0", "SpecialPool_1", "SpecialPool_2", "SpecialPool_3", "SpecialPool_4"),
          new TreeSet<>(names.stream().map(TaskFuture::result).toList()));
    }
  }

  @Test
  default void T050_defaultNames_areUniqueAmongPools() throws Exception {
    try (Gate gate = new Gate();
        TaskPool one = open(2);
        TaskPool other = open(2)) {
      List<TaskFuture<String>> names = new ArrayList<>(submitAll(one, nameAt(gate), 2));
      names.addAll(submitAll(other, nameAt(gate), 2));
      gate.awaitArrivals(4);
      gate.open();
      List<String> distinct = names.stream().map(TaskFuture::result).distinct().toList();
      assertEquals(4, distinct.size(), distinct::toString);
      assertTrue(distinct.stream().allMatch(n -> n.startsWith("parallel")), distinct::toString);
    }
  }

  @Test
  default void T051_workAfterShutdown_isRefusedWithAdvice() {
    TaskPool pool = open(1);
    pool.shutdown();
    for (Runnable late :
        List.<Runnable>of(
            () -> pool.submit(SampleTasks.square, 1).result(),
            () -> pool.map(SampleTasks.square, List.of(1)).toList(),
            () -> pool.asCompleted(SampleTasks.square, List.of(1)).toList(),
            () -> pool.outcomes(SampleTasks.square, List.of(1)).toList())) {
      RejectedExecutionException refused =
          assertThrows(RejectedExecutionException.class, late::run);
      Failures.assertMessage(refused, "shut down", "open a new pool");
    }
    pool.close();
  }

  @Test
  default void T052_shutdownWithABacklog_completesAll() throws Exception {
    try (TaskPool pool = open(5)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.square, 50);
      pool.shutdown();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(10)));
      assertTrue(futures.stream().allMatch(TaskFuture::isDone));
      assertEquals(49 * 49, futures.get(49).result());
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void T053_cancelQueued_cancelsWhatHasNotStarted_andOnlyThat() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(5)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 50);
      gate.awaitArrivals(5);
      assertEquals(45, pool.cancelQueued());
      assertEquals(0, pool.cancelQueued());
      gate.open();
      awaitEnd(pool);
      assertEquals(45, futures.stream().filter(TaskFuture::isCancelled).count());
      assertEquals(
          10,
          futures.stream()
              .filter(future -> !future.isCancelled())
              .mapToInt(TaskFuture::result)
              .sum());
    }
  }

  @Test
  default void T053_cancelQueued_leavesThePoolOpen() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 1);
      gate.awaitArrivals(1);
      TaskFuture<Integer> queued = pool.submit(SampleTasks.square, 2);
      assertEquals(1, pool.cancelQueued());
      TaskFuture<Integer> later = pool.submit(SampleTasks.square, 3);
      gate.open();
      assertEquals(9, later.result());
      assertEquals(1, held.result());
      assertTrue(queued.isCancelled());
    }
  }

  @Test
  default void T054_endOfTheBlock_leavesNoWorker() {
    List<Integer> results = new ArrayList<>();
    TaskPool seen;
    try (TaskPool pool = open(3)) {
      seen = pool;
      pool.map(SampleTasks.abs, IntStream.range(-5, 5).boxed()).forEach(results::add);
    }
    assertEquals(List.of(5, 4, 3, 2, 1, 0, 1, 2, 3, 4), results);
    assertEquals(0, seen.activeWorkers());
  }

  @Test
  default void T055_shutdown_returnsAtOnce_andPendingWorkCompletes() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 3);
      gate.awaitArrivals(1);
      pool.shutdown();
      pool.shutdown();
      assertFalse(pool.awaitTermination(Duration.ofMillis(20)));
      assertFalse(futures.get(2).isDone());
      gate.open();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(10)));
      assertEquals(2, futures.get(2).result());
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void T074_resize_changesTheNumberOfWorkers_andLosesNothing() {
    try (TaskPool pool = open(2)) {
      for (int workers : new int[] {1, 1, 2, 12, 2, 1, 6, 1, 8, 5}) {
        Results<Integer> results = pool.map(SampleTasks.same, SampleTasks.upTo(50));
        pool.resize(workers);
        assertEquals(workers, pool.workers());
        assertEquals(SampleTasks.upTo(50), results.toList());
      }
      assertEquals(
          "\"workers\" must be greater than 0, but was 0",
          assertThrows(IllegalArgumentException.class, () -> pool.resize(0)).getMessage());
    }
  }

  @Test
  default void poolNeverUsed_closesAtOnce() throws Exception {
    TaskPool pool = open(4);
    pool.shutdown();
    assertTrue(pool.awaitTermination(Duration.ZERO));
    pool.close();
    assertEquals(0, pool.activeWorkers());
  }

  @Test
  default void virtualPoolOnAnOlderJvm_saysWhatIsNeeded() {
    if (Runtime.version().feature() >= 21) {
      try (TaskPool pool = TaskPool.open(PoolOptions.of(Pool.VIRTUAL).workers(1))) {
        assertEquals(1, pool.submit(SampleTasks.square, 1).result());
      }
    } else {
      Failures.assertMessage(
          assertThrows(
              PoolUnavailableException.class, () -> TaskPool.open(PoolOptions.of(Pool.VIRTUAL))),
          "21");
    }
  }

  private static Task<Integer, String> nameAt(Gate gate) {
    return Task.of("name", n -> WORKER_NAME.call(null, gate.pass(n)));
  }

  /** Lets the pool run dry while it is still in its block. */
  static void awaitEnd(TaskPool pool) throws InterruptedException {
    pool.shutdown();
    assertTrue(pool.awaitTermination(Duration.ofSeconds(10)), "it does not run dry");
  }

  static <O> List<TaskFuture<O>> submitAll(TaskPool pool, Task<Integer, O> task, int items) {
    return SampleTasks.upTo(items).stream().map(n -> pool.submit(task, n)).toList();
  }
}
