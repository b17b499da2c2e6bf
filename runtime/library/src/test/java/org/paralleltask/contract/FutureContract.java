// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** The states of a future, and what each question answers in each of them. */
interface FutureContract extends PoolUnderTest {
  @Test
  default void T023_cancel_isTrueOnlyWhereNothingHasStarted() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      assertEquals(List.of(true, false, true, true, false, false), states.each(TaskFuture::cancel));
      assertEquals(
          List.of(true, false, true, true, false, false),
          states.each(future -> future.cancel(false)));
      assertTrue(states.running().isRunning());
      assertTrue(states.pending().isCancelled());
      assertEquals(4, states.finished().result());
      assertEquals("bad item 1", states.failed().exception().getMessage());
    }
  }

  @Test
  default void T024_states_answerAsTheTruthTableSays() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      assertEquals(List.of(false, false, true, true, true, true), states.each(TaskFuture::isDone));
      assertEquals(
          List.of(false, true, false, false, false, false), states.each(TaskFuture::isRunning));
      assertEquals(
          List.of(false, false, true, true, false, false), states.each(TaskFuture::isCancelled));
    }
  }

  @Test
  default void T024_text_namesTaskAndState() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      Failures.assertText(states.pending().toString(), "square", "pending");
      Failures.assertText(states.running().toString(), "held", "running");
      Failures.assertText(states.cancelled().toString(), "square", "cancelled");
      Failures.assertText(
          states.failed().toString(), "failing", "finished raised IllegalArgumentException");
      Failures.assertText(states.finished().toString(), "square", "finished returned Integer");
    }
  }

  @Test
  default void T025_resultWithTimeZero_polls() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      assertThrows(TimeoutException.class, () -> states.pending().result(Duration.ZERO));
      assertThrows(TimeoutException.class, () -> states.running().result(Duration.ZERO));
      assertThrows(CancellationException.class, () -> states.cancelled().result(Duration.ZERO));
      TaskFailedException failure =
          assertThrows(TaskFailedException.class, () -> states.failed().result(Duration.ZERO));
      assertSame(states.failed().exception(), failure.getCause());
      Failures.assertMessage(failure, "failing", "bad item 1");
      assertEquals(4, states.finished().result(Duration.ZERO));
    }
  }

  @Test
  default void T025_exceptionWithTimeZero_polls() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      assertThrows(TimeoutException.class, () -> states.pending().exception(Duration.ZERO));
      assertThrows(TimeoutException.class, () -> states.running().exception(Duration.ZERO));
      assertThrows(CancellationException.class, () -> states.cancelled().exception(Duration.ZERO));
      assertThrows(CancellationException.class, () -> states.cancelled().exception());
      assertEquals("bad item 1", states.failed().exception(Duration.ZERO).getMessage());
      assertNull(states.finished().exception(Duration.ZERO));
    }
  }

  @Test
  default void T025_getWithTimeZero_answersAsFuturesOfTheJdk() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      assertThrows(TimeoutException.class, () -> states.pending().get(0, TimeUnit.SECONDS));
      assertThrows(TimeoutException.class, () -> states.running().get(0, TimeUnit.SECONDS));
      assertThrows(CancellationException.class, () -> states.cancelled().get(0, TimeUnit.SECONDS));
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> states.failed().get(0, TimeUnit.SECONDS));
      assertSame(states.failed().exception(), failure.getCause());
      assertEquals(4, states.finished().get(0, TimeUnit.SECONDS));
      assertEquals(4, states.finished().get());
    }
  }

  @Test
  default void T026_cancel_wakesAWaiter() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 0);
      gate.awaitArrivals(1);
      TaskFuture<Integer> pending = pool.submit(SampleTasks.square, 1);
      Threads.Started<Throwable> waiter = Threads.failureOf(pending::result);
      waiter.awaitWaiting();
      assertTrue(pending.cancel());
      assertTrue(waiter.get(2) instanceof CancellationException);
      gate.open();
      assertEquals(0, held.result());
    }
  }

  @Test
  default void T026_interruptingCancel_endsARunningItemForItsWaiterAtOnce() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> deaf = pool.submit(gate.deafTask("deaf"), 0);
      gate.awaitArrivals(1);
      Threads.Started<Throwable> waiter = Threads.failureOf(deaf::result);
      assertTrue(deaf.cancel(true));
      assertTrue(waiter.get(2) instanceof CancellationException);
      assertTrue(deaf.isDone() && deaf.isCancelled());
      assertFalse(deaf.isRunning());
      gate.open();
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertThrows(CancellationException.class, deaf::result);
    }
  }

  @Test
  default void T026_interruptingCancel_interruptsTheItem_andTheWorkerGoesOn() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 0);
      gate.awaitArrivals(1);
      assertTrue(held.cancel(true));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(1, gate.interrupted());
    }
  }

  @Test
  default void T027_aSecondCompletion_changesNothing() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      states.running().toCompletableFuture().complete(-1);
      assertTrue(states.running().isRunning());
      states.finished().toCompletableFuture().obtrudeValue(-1);
      assertEquals(4, states.finished().result());
      assertFalse(states.finished().cancel(true));
      assertFalse(states.failed().cancel(true));
      assertEquals(4, states.finished().result());
      assertEquals("bad item 1", states.failed().exception().getMessage());
      states.gate().open();
      assertEquals(3, states.running().result());
    }
  }

  @Test
  default void get_endsWhenItsCallerIsInterrupted_andTheItemGoesOn() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 7);
      gate.awaitArrivals(1);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, held::get);
      assertFalse(Thread.currentThread().isInterrupted());
      gate.open();
      assertEquals(7, held.result());
    }
  }
}
