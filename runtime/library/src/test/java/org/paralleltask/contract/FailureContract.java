// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.paralleltask.OnFailure;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** What a task throws reaches the caller as it is, and harms no other item. */
interface FailureContract extends PoolUnderTest {
  /** Whatever can be thrown; each is an ordinary failure of its item. */
  List<Throwable> THROWN =
      List.of(
          new IOException("checked"),
          new AssertionError("an error"),
          new StackOverflowError("deep"),
          new OutOfMemoryError("only pretended"),
          new TimeoutException("the task's own"),
          new CancellationException("the task's own"),
          new InterruptedException("the task's own"),
          new TaskFailedException("of another pool", new IOException("there")),
          new Odd());

  @Test
  @SharedMemory
  default void B3_everythingThrown_isTheFailureOfItsItem_theVeryObject() throws Exception {
    try (TaskPool pool = open(1)) {
      for (Throwable thrown : THROWN) {
        TaskFuture<Integer> future = pool.submit(throwing(thrown), 1);
        assertSame(thrown, future.exception());
        assertFalse(future.isCancelled());
        assertSame(thrown, assertThrows(ExecutionException.class, future::get).getCause());
        assertSame(thrown, assertThrows(TaskFailedException.class, future::result).getCause());
        assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      }
      assertEquals(1, pool.activeWorkers());
    }
  }

  @Test
  @SharedMemory
  default void T028_anExceptionWithOddMethods_isStillThrown() {
    Odd odd = new Odd();
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(throwing(odd), 1);
      assertSame(odd, future.exception());
      assertSame(odd, assertThrows(TaskFailedException.class, future::result).getCause());
      assertThrows(TaskFailedException.class, () -> pool.map(throwing(odd), List.of(1)).toList());
    }
  }

  @Test
  @SharedMemory
  default void sameExceptionThrownByAllItems_isNoCycleOfSuppressedOnes() {
    IOException shared = new IOException("shared");
    try (TaskPool pool = open(2)) {
      TaskFailedException failure =
          assertThrows(
              TaskFailedException.class,
              () -> pool.map(throwing(shared), SampleTasks.upTo(5)).toList());
      assertSame(shared, failure.getCause());
      assertEquals(4, failure.getSuppressed().length);
    }
  }

  @Test
  @SharedMemory
  default void anItemWhoseTextCannotBeHad_failsAsAnyOther() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Object> future =
          pool.submit(
              Task.of(
                  "unprintable",
                  item -> {
                    throw new IOException("bad");
                  }),
              new Odd());
      assertEquals("bad", future.exception().getMessage());
      assertThrows(TaskFailedException.class, future::result);
      assertTrue(future.toString().contains("unprintable"));
    }
  }

  @Test
  default void failure_namesTaskItemAndReason() {
    try (TaskPool pool = open(1)) {
      TaskFailedException failure =
          assertThrows(TaskFailedException.class, pool.submit(SampleTasks.failing, 4711)::result);
      Failures.assertMessage(failure, "failing", "4711", "bad item 4711");
    }
  }

  @Test
  default void B4_interruptionLeftByATask_doesNotReachTheNextItem() {
    Task<Integer, Boolean> leaves =
        Task.of(
            "leaves",
            n -> {
              boolean left = Thread.currentThread().isInterrupted();
              Thread.currentThread().interrupt();
              return left;
            });
    try (TaskPool pool = open(1)) {
      assertEquals(
          List.of(false, false, false, false),
          pool.map(leaves.chunkSize(2), SampleTasks.upTo(4)).toList());
      assertFalse(pool.submit(leaves, 1).result());
    }
  }

  @Test
  default void T099_oneErrorAmongLongItems_endsTheBatchInEveryMode() throws Exception {
    for (int mode = 0; mode < 3; mode++) {
      try (Gate gate = new Gate();
          TaskPool pool = open(4)) {
        Task<Integer, Integer> task =
            Task.<Integer, Integer>of("long", n -> n == 0 ? SampleTasks.fail(n) : gate.pass(n))
                .onFailure(OnFailure.CANCEL);
        Throwable failure = firstFailure(pool, task, mode);
        assertEquals("bad item 0", Failures.root(failure).getMessage());
        LifecycleContract.awaitEnd(pool);
        assertEquals(gate.arrivals(), gate.interrupted());
      }
    }
  }

  @Test
  @SharedMemory
  default void T099_anErrorBehindLongItems_endsTheMapToo() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(4)) {
      Task<Integer, Integer> task =
          Task.<Integer, Integer>of("long", n -> n == 3 ? failAt(gate, n) : gate.pass(n))
              .chunkSize(1)
              .onFailure(OnFailure.CANCEL);
      Results<Integer> results = pool.map(task, SampleTasks.upTo(101));
      TaskFailedException failure = assertThrows(TaskFailedException.class, results::toList);
      assertEquals("bad item 3", failure.getCause().getMessage());
      assertEquals(3, gate.interrupted());
    }
  }

  @Test
  default void T100_afterAFailingBatch_thePoolRunsAGoodOne() {
    try (TaskPool pool = open(2)) {
      for (OnFailure policy : OnFailure.values()) {
        Task<Integer, Integer> task = SampleTasks.failing.onFailure(policy);
        assertThrows(
            TaskFailedException.class, () -> pool.map(task, SampleTasks.upTo(20)).toList());
        assertEquals(
            SampleTasks.upTo(20), pool.map(SampleTasks.same, SampleTasks.upTo(20)).toList());
      }
    }
  }

  private static Throwable firstFailure(TaskPool pool, Task<Integer, Integer> task, int mode) {
    List<Integer> items = SampleTasks.upTo(101);
    return assertThrows(
        TaskFailedException.class,
        () -> {
          switch (mode) {
            case 0 -> pool.map(task, items).toList();
            case 1 -> pool.asCompleted(task, items).toList();
            default -> pool.outcomes(task, items).iterator().next().orElseThrow();
          }
        });
  }

  private static Integer failAt(Gate gate, int item) throws InterruptedException {
    gate.awaitArrivals(3);
    return SampleTasks.fail(item);
  }

  private static Task<Integer, Integer> throwing(Throwable thrown) {
    return Task.of(
        "throwing",
        n -> {
          assertInstanceOf(Integer.class, n);
          FailureContract.<RuntimeException>sneak(thrown);
          return n;
        });
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** Equal to everything, and says nothing about itself. */
  final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash");
    }
  }
}
