// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.TaskFuture.Until.ALL_DONE;
import static org.paralleltask.TaskFuture.Until.FIRST_DONE;
import static org.paralleltask.TaskFuture.Until.FIRST_FAILURE;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskFuture.Waited;
import org.paralleltask.TaskPool;

/** Waiting for several futures. */
interface WaitContract extends PoolUnderTest {
  @Test
  default void T034_sameFutureTwice_isOneDone() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 2);
      Waited<Integer> waited = TaskFuture.await(List.of(future, future), ALL_DONE);
      assertEquals(Set.of(future), waited.done());
      assertEquals(Set.of(), waited.notDone());
    }
  }

  @Test
  default void T034_nothingToWaitFor_returnsAtOnce() {
    for (TaskFuture.Until until : TaskFuture.Until.values()) {
      Waited<Integer> waited = TaskFuture.await(List.<TaskFuture<Integer>>of(), until);
      assertEquals(new Waited<>(Set.of(), Set.of()), waited);
    }
  }

  @Test
  default void T035_firstDone_returnsWithTheFastOne() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(2)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 1);
      TaskFuture<Integer> fast = pool.submit(SampleTasks.square, 2);
      Waited<Integer> waited = TaskFuture.await(List.of(held, fast), FIRST_DONE);
      assertEquals(new Waited<>(Set.of(fast), Set.of(held)), waited);
      gate.open();
      assertEquals(1, held.result());
    }
  }

  @Test
  default void T036_firstDone_returnsAtOnceWithAllThatAreDone() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      Waited<Integer> waited = TaskFuture.await(states.each(future -> future), FIRST_DONE);
      assertEquals(
          Set.of(states.cancelled(), states.passedOver(), states.failed(), states.finished()),
          waited.done());
      assertEquals(Set.of(states.pending(), states.running()), waited.notDone());
    }
  }

  @Test
  @SharedMemory
  default void T037_firstFailure_waitsOverASuccess_andReturnsWithTheFailure() throws Exception {
    try (Gate first = new Gate();
        Gate last = new Gate();
        TaskPool pool = open(3)) {
      TaskFuture<Integer> good = pool.submit(first.task("good"), 1);
      TaskFuture<Integer> bad = pool.submit(failingAfter(good), 2);
      TaskFuture<Integer> held = pool.submit(last.task("held"), 3);
      var waiter = Threads.start(() -> TaskFuture.await(List.of(good, bad, held), FIRST_FAILURE));
      waiter.awaitWaiting();
      first.open();
      assertEquals(new Waited<>(Set.of(good, bad), Set.of(held)), waiter.get(5));
      assertEquals("bad item 2", bad.exception().getMessage());
      last.open();
      assertEquals(3, held.result());
    }
  }

  @Test
  default void T037_firstFailureWithoutAny_isAllDone() {
    try (TaskPool pool = open(2)) {
      List<TaskFuture<Integer>> futures =
          SampleTasks.upTo(20).stream().map(n -> pool.submit(SampleTasks.square, n)).toList();
      assertEquals(20, TaskFuture.await(futures, FIRST_FAILURE).done().size());
    }
  }

  @Test
  default void T037_aCancelledFuture_isNoFailure() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      var futures = List.of(states.cancelled(), states.running());
      var waiter = Threads.start(() -> TaskFuture.await(futures, FIRST_FAILURE));
      waiter.awaitWaiting();
      states.gate().open();
      Waited<Integer> waited = waiter.get(5);
      assertEquals(Set.copyOf(futures), waited.done());
    }
  }

  @Test
  default void T038_firstFailure_returnsAtOnceWhenOneHasFailed() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      Waited<Integer> waited =
          TaskFuture.await(List.of(states.running(), states.failed()), FIRST_FAILURE);
      assertEquals(new Waited<>(Set.of(states.failed()), Set.of(states.running())), waited);
    }
  }

  @Test
  default void T039_limit_splitsTheSets_andThrowsNothing() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      for (Duration limit : List.of(Duration.ZERO, Duration.ofMillis(50))) {
        Waited<Integer> waited =
            TaskFuture.await(List.of(states.running(), states.finished()), ALL_DONE, limit);
        assertEquals(new Waited<>(Set.of(states.finished()), Set.of(states.running())), waited);
      }
    }
  }

  @Test
  default void T039_futuresOfTwoPools_canBeAwaitedTogether() {
    try (TaskPool one = open(1);
        TaskPool other = open(1)) {
      var futures = List.of(one.submit(SampleTasks.square, 2), other.submit(SampleTasks.square, 3));
      assertEquals(Set.copyOf(futures), TaskFuture.await(futures, ALL_DONE).done());
    }
  }

  @Test
  default void T041_aCancelledFuture_isDoneForAwaitAtOnce() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      var waiter = Threads.start(() -> TaskFuture.await(List.of(states.pending()), ALL_DONE));
      waiter.awaitWaiting();
      assertTrue(states.pending().cancel());
      assertEquals(Set.of(states.pending()), waiter.get(2).done());
      assertTrue(states.running().isRunning());
    }
  }

  private static Task<Integer, Integer> failingAfter(TaskFuture<?> other) {
    return Task.of(
        "failing",
        n -> {
          other.result();
          return SampleTasks.fail(n);
        });
  }
}
