// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** One item at a time. */
interface SubmitContract extends PoolUnderTest {
  @Test
  default void T001_submit_givesTheResult() {
    try (TaskPool pool = open(1)) {
      assertEquals(256L, pool.submit(SampleTasks.power, new SampleTasks.Power(2, 8)).result());
    }
  }

  @Test
  default void T002_parametersNamedAsOurOwn_arePassedUnchanged() {
    Arguments arguments = new Arguments("self", 7, true);
    try (TaskPool pool = open(1)) {
      assertEquals(arguments, pool.submit(SampleTasks.echo, arguments).result());
    }
  }

  @Test
  default void T002_submitWithoutTask_isRefusedByName() {
    try (TaskPool pool = open(1)) {
      Task<Integer, Integer> none = null;
      NullPointerException refused =
          assertThrows(NullPointerException.class, () -> pool.submit(none, 1));
      assertEquals("task", refused.getMessage());
    }
  }

  @Test
  default void nullItem_isAnItem() {
    Task<Object, Boolean> isNull = Task.of("isNull", Objects::isNull);
    try (TaskPool pool = open(1)) {
      assertTrue(pool.submit(isNull, null).result());
    }
  }

  @Test
  default void nullResult_isAResult() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Object> future = pool.submit(SampleTasks.echo, null);
      assertNull(future.result());
      assertNull(future.exception());
      assertTrue(future.isDone());
    }
  }

  @Test
  default void future_knowsItsTaskAndInput() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 1234);
      assertEquals(1234, future.input());
      assertEquals("square", future.task());
      assertEquals(1234 * 1234, future.result());
    }
  }

  @Test
  @SharedMemory
  default void item_runsOnAWorkerNotInTheCaller() {
    Task<Integer, Thread> where = Task.of("where", n -> Thread.currentThread());
    try (TaskPool pool = open(1)) {
      assertNotSame(Thread.currentThread(), pool.submit(where, 0).result());
    }
  }

  @Test
  @SharedMemory
  default void whatTheCallerDidBefore_isVisibleToTheTask_andItsWorkToTheCaller() {
    int[] plain = new int[1];
    Task<Integer, Integer> increment = Task.of("increment", n -> ++plain[0]);
    try (TaskPool pool = open(4)) {
      for (int i = 1; i <= 1000; i++) {
        assertEquals(2 * i - 1, pool.submit(increment, i).result());
        assertEquals(2 * i, ++plain[0]);
      }
    }
  }

  @Test
  default void taskSubmit_runsOnAWorkerOfItsOwn() {
    Task<Integer, Integer> task = SampleTasks.square.pool(options().pool());
    assertEquals(9, task.submit(3).result());
  }

  @Test
  default void toCompletableFuture_hasTheSameResult() throws Exception {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 5);
      CompletableFuture<Integer> stage = future.toCompletableFuture().thenApply(n -> n + 1);
      assertEquals(26, stage.get());
    }
  }

  @Test
  default void toCompletableFuture_failsAsTheTaskDid() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.failing, 5);
      Throwable failure = future.toCompletableFuture().handle((value, thrown) -> thrown).join();
      assertSame(future.exception(), Failures.root(failure));
    }
  }

  /** Names that a library is tempted to use for its own parameters. */
  record Arguments(String self, int fn, boolean task) {}
}
