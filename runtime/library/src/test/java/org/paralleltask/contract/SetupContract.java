// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** What workers do before their first item and after their last, and the objects they keep. */
interface SetupContract extends PoolUnderTest {
  @Test
  @SharedMemory
  default void T060_initializer_isSeenByTheItemsOfEveryWorker_teardownRunsOncePerWorker()
      throws Exception {
    ThreadLocal<String> value = new ThreadLocal<>();
    AtomicInteger setUp = new AtomicInteger();
    Set<Thread> tornDown = ConcurrentHashMap.newKeySet();
    AtomicInteger teardowns = new AtomicInteger();
    try (Gate gate = new Gate();
        TaskPool pool =
            TaskPool.open(
                options()
                    .workers(3)
                    .initializer(() -> value.set("set up " + setUp.incrementAndGet()))
                    .teardown(
                        () -> {
                          teardowns.incrementAndGet();
                          tornDown.add(Thread.currentThread());
                        }))) {
      Task<Integer, String> seen =
          Task.of(
              "seen",
              n -> {
                gate.pass(n);
                return value.get();
              });
      List<TaskFuture<String>> futures = submitAll(pool, seen, 3);
      gate.awaitArrivals(3);
      gate.open();
      assertEquals(
          Set.of("set up 1", "set up 2", "set up 3"),
          Set.copyOf(futures.stream().map(TaskFuture::result).toList()));
    }
    assertEquals(3, teardowns.get());
    assertEquals(3, tornDown.size());
  }

  @Test
  default void T061_failingInitializer_failsWhatIsPendingAndWhatComesLater() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Gate gate = new Gate();
        TaskPool pool =
            TaskPool.open(
                options()
                    .workers(2)
                    .initializer(
                        () -> {
                          calls.incrementAndGet();
                          gate.passDeaf("setup");
                          throw new IllegalStateException("no licence");
                        }))) {
      List<TaskFuture<Integer>> pending = submitAll(pool, SampleTasks.square, 10);
      gate.awaitArrivals(1);
      gate.open();
      for (TaskFuture<Integer> future : pending) {
        Throwable failure = future.exception();
        assertInstanceOf(BrokenPoolException.class, failure);
        assertEquals("no licence", Failures.root(failure).getMessage());
      }
      assertBroken(() -> pool.submit(SampleTasks.square, 1).result());
      assertBroken(() -> pool.map(SampleTasks.square, List.of(1)).toList());
    }
    assertTrue(calls.get() <= 2, () -> calls + " calls of the initializer");
  }

  @Test
  default void T061_failingInitializerDuringAMap_endsTheMap() {
    try (TaskPool pool =
        TaskPool.open(
            options()
                .workers(1)
                .initializer(
                    () -> {
                      throw new IllegalStateException("no licence");
                    }))) {
      assertBroken(() -> pool.map(SampleTasks.square, CountedInputs.endless()).toList());
    }
  }

  @Test
  @SharedMemory
  default void T061_failingTeardown_harmsNobody() throws Exception {
    try (CapturedLog log = CapturedLog.of("org.paralleltask")) {
      try (TaskPool pool =
          TaskPool.open(
              options()
                  .workers(1)
                  .teardown(
                      () -> {
                        throw new IllegalStateException("teardown is broken");
                      }))) {
        assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      }
      Failures.assertText(log.text(), "teardown is broken");
    }
  }

  @Test
  @SharedMemory
  default void T062_aSecondBatch_findsTheWorkersSetUp_anotherPoolSetsUpItsOwn() {
    AtomicInteger one = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    try (TaskPool pool = TaskPool.open(options().workers(1).initializer(one::incrementAndGet));
        TaskPool second = TaskPool.open(options().workers(1).initializer(other::incrementAndGet))) {
      assertEquals(List.of(0, 1), pool.map(SampleTasks.square, List.of(0, 1)).toList());
      assertEquals(List.of(4, 9), pool.map(SampleTasks.square, List.of(2, 3)).toList());
      assertEquals(16, second.submit(SampleTasks.square, 4).result());
    }
    assertEquals(1, one.get());
    assertEquals(1, other.get());
  }

  @Test
  @SharedMemory
  default void workersObject_isOnePerWorker_neverShared_andClosedAtTheEnd() throws Exception {
    Set<Counter> made = ConcurrentHashMap.newKeySet();
    try (Gate gate = new Gate();
        TaskPool pool = open(3)) {
      Task<Integer, Integer> first =
          Task.of("first", () -> Counter.made(made), (counter, n) -> counter.count(gate.pass(n)));
      List<TaskFuture<Integer>> futures = submitAll(pool, first, 3);
      gate.awaitArrivals(3);
      gate.open();
      futures.forEach(TaskFuture::result);
      pool.map(first, SampleTasks.upTo(200)).toList();
      assertEquals(3, made.size());
      assertTrue(made.stream().noneMatch(counter -> counter.closed), "closed while in use");
    }
    assertTrue(made.stream().allMatch(counter -> counter.closed), "not closed at the end");
    assertEquals(203, made.stream().mapToInt(counter -> counter.items).sum());
  }

  @Test
  @SharedMemory
  default void workersObject_isMadeOnlyWhereItIsNeeded_andPerTask() {
    Set<Counter> made = ConcurrentHashMap.newKeySet();
    Task<Integer, Integer> one =
        Task.of("one", () -> Counter.made(made), (counter, n) -> counter.count(n));
    Task<Integer, Integer> other =
        Task.of("other", () -> Counter.made(made), (counter, n) -> counter.count(n));
    try (TaskPool pool = open(1)) {
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(0, made.size());
      assertEquals(1, pool.submit(one, 1).result());
      assertEquals(1, pool.submit(other, 1).result());
      assertEquals(1, pool.submit(one.workers(7), 1).result());
    }
    assertEquals(2, made.size());
  }

  @Test
  @SharedMemory
  default void workersObjectCannotBeMade_itemsFailWithTheCause() {
    Task<Integer, Integer> task =
        Task.of(
            "objectless",
            () -> {
              throw new IllegalStateException("no connection");
            },
            (object, n) -> n);
    try (TaskPool pool = open(2)) {
      for (TaskFuture<Integer> future : submitAll(pool, task, 4)) {
        assertEquals("no connection", Failures.root(future.exception()).getMessage());
      }
    }
  }

  private static void assertBroken(Runnable use) {
    BrokenPoolException broken = assertThrows(BrokenPoolException.class, use::run);
    assertEquals("no licence", Failures.root(broken).getMessage());
  }

  /** An object that tells whether two threads are in it at once. */
  final class Counter implements AutoCloseable {
    private int items;
    private boolean busy;
    private boolean closed;

    static Counter made(Set<Counter> made) {
      Counter counter = new Counter();
      made.add(counter);
      return counter;
    }

    private int count(int item) {
      if (busy || closed) {
        throw new IllegalStateException("shared with another worker, or closed");
      }
      busy = true;
      items++;
      busy = false;
      return item;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
