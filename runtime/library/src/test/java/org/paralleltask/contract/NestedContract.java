// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.WaitInterruptedException;

/** A worker that runs an item within another keeps the two apart. */
@SharedMemory
interface NestedContract extends PoolUnderTest {
  Duration LIMIT = Duration.ofSeconds(30);

  @Test
  default void interruptedItemThatWaits_isInterrupted_notTheOneItWaitsFor() throws Exception {
    AtomicBoolean innerWasInterrupted = new AtomicBoolean();
    Task<Integer, Integer> inner =
        Task.of(
            "inner",
            n -> {
              innerWasInterrupted.set(Thread.currentThread().isInterrupted());
              return n;
            });
    try (TaskPool pool = open(1)) {
      Task<Integer, Boolean> outer =
          Task.of(
              "outer",
              n -> {
                TaskFuture<Integer> waitedFor = pool.submit(inner, n);
                Thread.currentThread().interrupt();
                assertThrows(WaitInterruptedException.class, waitedFor::result);
                return Thread.interrupted();
              });
      assertTrue(pool.submit(outer, 1).result(LIMIT));
    }
    assertFalse(innerWasInterrupted.get());
  }

  @Test
  default void interruptedItemThatMaps_isInterrupted() throws Exception {
    try (TaskPool pool = open(1)) {
      Task<Integer, Boolean> outer =
          Task.of(
              "outer",
              n -> {
                Results<Integer> results = pool.map(SampleTasks.same, SampleTasks.upTo(9));
                Thread.currentThread().interrupt();
                assertThrows(WaitInterruptedException.class, results::toList);
                return Thread.interrupted();
              });
      assertTrue(pool.submit(outer, 1).result(LIMIT));
    }
  }

  @Test
  default void cancellingAnItem_doesNotFailTheOneThatItsWorkerRunsForIt() throws Exception {
    Later<TaskFuture<Integer>> promised = new Later<>();
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      AtomicBoolean interrupted = new AtomicBoolean();
      Task<Integer, Integer> outer =
          Task.of(
              "outer",
              n -> {
                try {
                  return promised.get().result();
                } finally {
                  interrupted.set(Thread.interrupted());
                }
              });
      TaskFuture<Integer> waiting = pool.submit(outer, 1);
      TaskFuture<Integer> inner = pool.submit(gate.task("inner"), 2);
      promised.set(inner);
      gate.awaitArrivals(1);
      assertTrue(waiting.cancel(true));
      gate.open();
      assertEquals(2, inner.result(LIMIT));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
      assertTrue(interrupted.get());
    }
  }

  @Test
  default void cancellingAnItem_endsTheMapThatItRuns() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, List<Integer>> outer =
          Task.of("outer", n -> pool.map(gate.<Integer>task("inner"), List.of(1, 2, 3)).toList());
      TaskFuture<List<Integer>> mapping = pool.submit(outer, 1);
      gate.awaitArrivals(1);
      assertTrue(mapping.cancel(true));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
      assertEquals(1, gate.arrivals());
    }
  }

  @Test
  default void runTimeoutOfANestedMap_isKept() throws Exception {
    Task<Integer, Integer> slow =
        Task.<Integer, Integer>of(
                "slow",
                n -> {
                  Thread.sleep(50);
                  return n;
                })
            .runTimeout(Duration.ofMillis(200));
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> outer =
          Task.of("outer", n -> pool.map(slow, SampleTasks.upTo(200)).toList().size());
      assertInstanceOf(
          RunTimedOutException.class, Failures.root(pool.submit(outer, 1).exception(LIMIT)));
    }
  }

  @Test
  default void B10_workerThatHelpsItself_doesNotCountAsFree() throws Exception {
    try (Gate full = new Gate();
        Gate held = new Gate();
        TaskPool pool = TaskPool.open(options().workers(2).idleTimeout(Duration.ofMillis(50)))) {
      Task<Integer, Integer> outer =
          Task.of("outer", n -> held.pass(pool.submit(SampleTasks.square, n).result()));
      TaskFuture<Integer> other = pool.submit(full.task("other"), 1);
      full.awaitArrivals(1);
      TaskFuture<Integer> helping = pool.submit(outer, 3);
      held.awaitArrivals(1);
      full.open();
      other.result();
      while (pool.activeWorkers() > 1) {
        Thread.onSpinWait(); // no event tells that an idle worker has ended
      }
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
      held.open();
      assertEquals(9, helping.result());
    }
  }

  @Test
  default void deafItemWithinAnother_isAbandoned_andTheOtherFailsNamingIt() throws Exception {
    try (Gate gate = new Gate()) {
      TaskPool pool = open(1);
      Task<Integer, Integer> deaf = gate.<Integer>deafTask("deaf").timeout(Duration.ofMillis(100));
      Task<Integer, Integer> outer = Task.of("outer", n -> pool.submit(deaf, n).result());
      TaskFuture<Integer> waiting = pool.submit(outer, 1);
      TaskFuture<Integer> next = pool.submit(SampleTasks.square, 2);
      TaskFailedException failure =
          assertThrows(TaskFailedException.class, () -> waiting.result(LIMIT));
      Failures.assertMessage(failure, "outer", "deaf", "abandoned");
      assertInstanceOf(TaskTimedOutException.class, failure.getCause());
      assertEquals(4, next.result(LIMIT));
      assertThrows(org.paralleltask.UnobservedFailuresException.class, pool::close); // deaf itself
    }
  }

  @Test
  default void deafItemWithinAMap_isAbandoned_andTheRestOfTheMapRuns() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> deaf = gate.<Integer>deafTask("deaf").timeout(Duration.ofMillis(100));
      Task<Integer, Integer> outer =
          Task.<Integer, Integer>of(
                  "outer",
                  n -> {
                    if (n == 1) {
                      TaskFuture<Integer> inner = pool.submit(deaf, n);
                      inner.exception();
                    }
                    return n;
                  })
              .chunkSize(4);
      List<Integer> good = new java.util.ArrayList<>();
      var iterator = pool.map(outer, SampleTasks.upTo(4)).iterator();
      Throwable failure = null;
      while (iterator.hasNext()) {
        try {
          good.add(iterator.next());
        } catch (TaskFailedException e) {
          failure = e;
        }
      }
      Failures.assertMessage(failure, "outer item 1", "deaf");
      assertEquals(List.of(0, 2, 3), good);
      gate.open();
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
    } catch (org.paralleltask.UnobservedFailuresException deafItself) {
      Failures.assertMessage(deafItself, "deaf");
    }
  }

  @Test
  default void itemWhoseDeadlineComesWhileItsWorkerRunsAnother_isEnded_andTheOtherGoesOn()
      throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Later<TaskFuture<Integer>> promised = new Later<>();
      Task<Integer, Integer> outer =
          Task.<Integer, Integer>of("outer", n -> promised.get().result())
              .timeout(Duration.ofMillis(200));
      TaskFuture<Integer> waiting = pool.submit(outer, 1);
      TaskFuture<Integer> inner = pool.submit(gate.<Integer>task("inner"), 2);
      promised.set(inner);
      gate.awaitArrivals(1);
      assertInstanceOf(TaskTimedOutException.class, waiting.exception(LIMIT));
      assertFalse(inner.isDone());
      gate.open();
      assertEquals(2, inner.result(LIMIT));
    }
  }

  @Test
  default void B10_endlessRecursion_failsAndLeavesNoItemUndone() throws Exception {
    ConcurrentLinkedQueue<TaskFuture<Integer>> all = new ConcurrentLinkedQueue<>();
    try (TaskPool pool = open(1)) {
      Recursion recursion = new Recursion(pool, all);
      TaskFuture<Integer> first = pool.submit(Task.of("recursion", recursion::deeper), 0);
      first.exception(Duration.ofSeconds(15));
      for (TaskFuture<Integer> future : all) {
        if (!future.cancel()) {
          future.exception(LIMIT);
        }
      }
      assertTrue(all.size() > 10, () -> "only " + all.size() + " items");
    } catch (org.paralleltask.UnobservedFailuresException ofItemsNotAddedForLackOfStack) {
      Failures.assertMessage(ofItemsNotAddedForLackOfStack, "recursion");
    }
  }

  /** An item that waits for the next, which waits for the next, until the stack is used up. */
  record Recursion(TaskPool pool, ConcurrentLinkedQueue<TaskFuture<Integer>> all) {
    Integer deeper(Integer depth) {
      if (depth > 20_000) {
        return depth;
      }
      TaskFuture<Integer> next = pool.submit(Task.of("recursion", this::deeper), depth + 1);
      all.add(next);
      return next.result();
    }
  }
}
