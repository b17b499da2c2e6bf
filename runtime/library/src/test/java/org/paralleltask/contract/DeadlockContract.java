// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.DeadlockException;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Items that wait for items: what can be run is run, and what never could is found out. */
@SharedMemory
interface DeadlockContract extends PoolUnderTest {
  Duration TWO_SECONDS = Duration.ofSeconds(2);

  @Test
  default void T129_twoItemsWaitForEachOther_bothFailNamingBoth() throws Exception {
    try (TaskPool pool = open(2)) {
      assertCircle(List.of(pool, pool), "left", "right");
    }
  }

  @Test
  default void T129_itemWaitsForItself_failsNamingItself() throws Exception {
    try (TaskPool pool = open(1)) {
      assertCircle(List.of(pool), "narcissus");
    }
  }

  @Test
  default void T129_circleOfThree_allFailNamingAll() throws Exception {
    try (TaskPool pool = open(3)) {
      assertCircle(List.of(pool, pool, pool), "rock", "paper", "scissors");
    }
  }

  @Test
  default void T129_circleThroughTwoPools_isFoundToo() throws Exception {
    try (TaskPool one = open(1);
        TaskPool other = open(1)) {
      assertCircle(List.of(one, other), "here", "there");
    }
  }

  @Test
  default void T129_circleByAwait_isFoundToo() throws Exception {
    Later<TaskFuture<Integer>> self = new Later<>();
    Task<Integer, Integer> awaiting =
        Task.of(
            "awaiting",
            n -> {
              TaskFuture<Integer> own = self.get();
              return TaskFuture.await(List.of(own), TaskFuture.Until.ALL_DONE).done().size();
            });
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(awaiting, 1);
      self.set(future);
      assertDeadlock(future, "awaiting");
    }
  }

  @Test
  default void T129_itemWaitsForAQueuedOneThatWaitsForIt_isFound() throws Exception {
    List<Later<TaskFuture<Integer>>> futures = promised(2);
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> running = pool.submit(waitingFor("running", futures.get(1)), 0);
      TaskFuture<Integer> queued = pool.submit(waitingFor("queued", futures.get(0)), 1);
      futures.get(0).set(running);
      futures.get(1).set(queued);
      assertDeadlock(running, "running", "queued");
      assertDeadlock(queued, "running", "queued");
    }
  }

  @Test
  default void itemsOfTwoFullPools_thatWaitForAnItemQueuedAtTheOther_areFound() throws Exception {
    try (TaskPool one = open(1);
        TaskPool other = open(1)) {
      List<Later<TaskFuture<Integer>>> queued = promised(2);
      TaskFuture<Integer> here = one.submit(waitingFor("here", queued.get(1)), 0);
      TaskFuture<Integer> there = other.submit(waitingFor("there", queued.get(0)), 0);
      queued.get(0).set(one.submit(SampleTasks.square, 5));
      queued.get(1).set(other.submit(SampleTasks.square, 6));
      // One of them is told; that frees its worker, and with it the other.
      List<Throwable> failures =
          java.util.Arrays.asList(here.exception(TWO_SECONDS), there.exception(TWO_SECONDS));
      Throwable told =
          failures.stream().filter(java.util.Objects::nonNull).findFirst().orElseThrow();
      Failures.assertMessage(
          Failures.find(told, DeadlockException.class).orElseThrow(),
          "here",
          "there",
          "square",
          "no worker is free");
    }
  }

  @Test
  default void itemOfAFullPoolThatIsNotStuck_isNoDeadlock() throws Exception {
    try (Gate gate = new Gate();
        TaskPool one = open(1);
        TaskPool other = open(2)) {
      List<Later<TaskFuture<Integer>>> queued = promised(2);
      TaskFuture<Integer> here = one.submit(waitingFor("here", queued.get(1)), 0);
      TaskFuture<Integer> there = other.submit(waitingFor("there", queued.get(0)), 0);
      TaskFuture<Integer> held = other.submit(gate.task("held"), 1);
      gate.awaitArrivals(1);
      queued.get(0).set(one.submit(SampleTasks.square, 5));
      queued.get(1).set(other.submit(SampleTasks.square, 6));
      assertThrows(
          java.util.concurrent.TimeoutException.class, () -> here.result(Duration.ofMillis(100)));
      gate.open();
      assertEquals(List.of(36, 25, 1), List.of(here.result(), there.result(), held.result()));
    }
  }

  @Test
  default void waitingForAnItemThatIsNotWaiting_isNoDeadlock() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (Gate gate = new Gate();
        TaskPool pool = open(3)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 5);
      Task<Integer, Integer> waits =
          Task.of(
              "waits",
              n -> {
                together.await(5, TimeUnit.SECONDS);
                return held.result() + n;
              });
      List<TaskFuture<Integer>> both = LifecycleContract.submitAll(pool, waits, 2);
      gate.awaitArrivals(1);
      gate.open();
      assertEquals(List.of(5, 6), both.stream().map(TaskFuture::result).toList());
    }
  }

  @Test
  default void nestedSubmit_onTheOwnFullPool_completes() {
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> outer =
          Task.of("outer", n -> pool.submit(SampleTasks.square, n).result() + 1);
      assertEquals(26, pool.submit(outer, 5).result());
      assertEquals(
          List.of(1, 2, 5, 10), pool.map(outer.chunkSize(2), SampleTasks.upTo(4)).toList());
    }
  }

  @Test
  default void nestedGet_onTheOwnFullPool_completes() {
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> outer =
          Task.of("outer", n -> pool.submit(SampleTasks.square, n).get());
      assertEquals(25, pool.submit(outer, 5).result());
    }
  }

  @Test
  default void nestedMap_onTheOwnFullPool_completes() {
    for (int workers = 1; workers <= 2; workers++) {
      try (TaskPool pool = open(workers)) {
        Task<Integer, Integer> inner =
            Task.of(
                "outer",
                n ->
                    pool.map(SampleTasks.same, SampleTasks.upTo(n)).stream()
                        .mapToInt(item -> item)
                        .sum());
        assertEquals(List.of(0, 0, 1, 3, 6), pool.map(inner, SampleTasks.upTo(5)).toList());
      }
    }
  }

  @Test
  default void nestedAsCompletedAndAwait_onTheOwnFullPool_complete() {
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> outer =
          Task.of(
              "outer",
              n -> {
                var first = LifecycleContract.submitAll(pool, SampleTasks.square, n);
                int awaited = TaskFuture.await(first, TaskFuture.Until.ALL_DONE).done().size();
                var second = LifecycleContract.submitAll(pool, SampleTasks.square, n);
                return awaited + TaskFuture.asCompleted(second).toList().size();
              });
      assertEquals(10, pool.submit(outer, 5).result());
    }
  }

  @Test
  default void nestedFailure_arrivesAtTheOuterItem() {
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> outer =
          Task.of("outer", n -> pool.submit(SampleTasks.failing, n).result());
      assertEquals("bad item 3", Failures.root(pool.submit(outer, 3).exception()).getMessage());
    }
  }

  @Test
  default void recursiveFibonacci_onTwoWorkers_completes() {
    try (TaskPool pool = open(2)) {
      Fibonacci fibonacci = new Fibonacci(pool);
      assertEquals(144, pool.submit(fibonacci.task(), 12).result());
    }
  }

  private static void assertCircle(List<TaskPool> pools, String... tasks) throws Exception {
    List<Later<TaskFuture<Integer>>> promised = promised(tasks.length);
    List<TaskFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < tasks.length; i++) {
      var next = promised.get((i + 1) % tasks.length);
      futures.add(pools.get(i).submit(waitingFor(tasks[i], next), i));
    }
    for (int i = 0; i < tasks.length; i++) {
      promised.get(i).set(futures.get(i));
    }
    for (TaskFuture<Integer> future : futures) {
      assertDeadlock(future, tasks);
    }
  }

  private static List<Later<TaskFuture<Integer>>> promised(int futures) {
    return IntStream.range(0, futures).mapToObj(i -> new Later<TaskFuture<Integer>>()).toList();
  }

  private static Task<Integer, Integer> waitingFor(String id, Later<TaskFuture<Integer>> other) {
    return Task.of(id, n -> other.get().result());
  }

  private static void assertDeadlock(TaskFuture<Integer> future, String... tasks) throws Exception {
    Throwable failure = future.exception(TWO_SECONDS);
    var deadlock = Failures.find(failure, DeadlockException.class);
    assertTrue(deadlock.isPresent(), () -> "no deadlock: " + failure);
    Failures.assertMessage(deadlock.get(), tasks);
  }

  /** The classic: every item submits two and waits for both. */
  record Fibonacci(TaskPool pool) {
    Task<Integer, Integer> task() {
      return Task.of("fibonacci", this::of);
    }

    private Integer of(Integer n) {
      if (n < 2) {
        return n;
      }
      TaskFuture<Integer> one = pool.submit(task(), n - 1);
      TaskFuture<Integer> other = pool.submit(task(), n - 2);
      return one.result() + other.result();
    }
  }
}
