// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** What was handed over, or is of no more use, is not kept by an open and idle pool. */
interface MemoryContract extends PoolUnderTest {
  Task<Integer, Large> MAKE = Task.of("make", n -> new Large());

  @Test
  @SharedMemory
  default void T018_taskAndItem_areReleasedOnceDone() throws Exception {
    try (TaskPool pool = open(1)) {
      assertReleased(submitted(pool));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
    }
  }

  @Test
  default void T018_cancelledItem_isReleasedOnceTheWorkerHasPassedIt() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 1);
      gate.awaitArrivals(1);
      WeakReference<Object> cancelled = cancelled(pool);
      TaskFuture<Integer> next = pool.submit(SampleTasks.square, 2);
      gate.open();
      assertEquals(5, held.result() + next.result());
      assertReleased(cancelled);
    }
  }

  @Test
  default void T018_failureSomebodyLookedAt_isReleased() throws Exception {
    try (TaskPool pool = open(1)) {
      assertReleased(failed(pool));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
    }
  }

  @Test
  default void T019_eachResult_isReleasedAfterItsTurn() throws Exception {
    try (TaskPool pool = open(2)) {
      for (Task<Integer, Large> task : List.of(MAKE, MAKE.chunkSize(5))) {
        assertEachReleased(pool.map(task, SampleTasks.upTo(10)).iterator());
        assertEachReleased(pool.asCompleted(task, SampleTasks.upTo(10)).iterator());
      }
      assertEachReleased(pool.outcomes(MAKE.window(2), SampleTasks.upTo(10)).iterator());
    }
  }

  @Test
  default void T019_eachInput_isReleasedAfterItsTurn() throws Exception {
    List<WeakReference<Large>> inputs = new ArrayList<>();
    Task<Large, Integer> size = Task.<Large, Integer>of("size", Large::size).window(3);
    try (TaskPool pool = open(2);
        Results<Integer> results =
            pool.map(
                size,
                Stream.generate(
                    () -> {
                      Large input = new Large();
                      inputs.add(new WeakReference<>(input));
                      return input;
                    }))) {
      Iterator<Integer> iterator = results.iterator();
      for (int taken = 0; taken < 5; taken++) {
        assertTrue(iterator.next() > 0);
        assertReleased(inputs.get(taken));
      }
    }
  }

  @Test
  default void T045_eachFuture_isReleasedOnceHandedOver() throws Exception {
    try (TaskPool pool = open(2)) {
      List<TaskFuture<Large>> futures =
          new ArrayList<>(LifecycleContract.submitAll(pool, MAKE, 10));
      Iterator<TaskFuture<Large>> iterator = TaskFuture.asCompleted(futures).iterator();
      futures.clear();
      assertEachReleased(iterator);
    }
  }

  @Test
  default void closedPool_keepsNothingOfItsWork() throws Exception {
    TaskPool pool = open(1);
    WeakReference<Object> released = submitted(pool);
    pool.close();
    assertReleased(released);
    assertEquals(0, pool.activeWorkers());
  }

  private static WeakReference<Object> submitted(TaskPool pool) {
    Large captured = new Large();
    Task<Object, Integer> task = Task.of("captures", item -> captured.size());
    TaskFuture<Integer> future = pool.submit(task, captured);
    assertTrue(future.result() > 0);
    return new WeakReference<>(captured);
  }

  private static WeakReference<Object> cancelled(TaskPool pool) {
    Large item = new Large();
    assertTrue(pool.submit(SampleTasks.echo, item).cancel());
    return new WeakReference<>(item);
  }

  private static WeakReference<Object> failed(TaskPool pool) {
    Large item = new Large();
    TaskFuture<Object> future =
        pool.submit(
            Task.of(
                "failing",
                large -> {
                  throw new IllegalStateException("bad");
                }),
            item);
    assertNotNull(future.exception());
    return new WeakReference<>(item);
  }

  // Not after every turn: a collection takes long.
  private static void assertEachReleased(Iterator<?> iterator) throws InterruptedException {
    List<WeakReference<Object>> handedOver = new ArrayList<>();
    while (iterator.hasNext()) {
      handedOver.add(new WeakReference<>(iterator.next()));
      if (handedOver.size() % 3 == 1) {
        for (WeakReference<Object> earlier : handedOver) {
          assertReleased(earlier);
        }
      }
    }
    assertEquals(10, handedOver.size());
  }

  /** The collector decides when; this asks it until it has, or until the test's time is up. */
  private static void assertReleased(WeakReference<?> reference) throws InterruptedException {
    ReferenceQueue<Object> never = new ReferenceQueue<>();
    for (int turn = 0; turn < 50 && reference.get() != null; turn++) {
      System.gc();
      never.remove(1 + turn);
    }
    assertTrue(reference.refersTo(null), "it is still referenced");
  }

  /** Large enough to be missed. */
  record Large(String content) implements Serializable {
    Large() {
      this("x".repeat(100_000));
    }

    int size() {
      return content.length();
    }
  }
}
