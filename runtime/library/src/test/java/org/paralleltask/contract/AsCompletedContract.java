// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Results, and futures, as they come. */
interface AsCompletedContract extends PoolUnderTest {
  @Test
  default void T020_asCompleted_handsOverInTheOrderOfCompletion() {
    List<Gate> gates = Stream.generate(Gate::new).limit(4).toList();
    Task<Integer, Integer> held = Task.of("held", n -> gates.get(n).pass(n));
    try (TaskPool pool = open(4);
        Results<Integer> results = pool.asCompleted(held, SampleTasks.upTo(4))) {
      Iterator<Integer> iterator = results.iterator();
      for (int next : new int[] {3, 0, 2, 1}) {
        gates.get(next).open();
        assertEquals(next, iterator.next());
      }
      assertFalse(iterator.hasNext());
    }
    gates.forEach(Gate::close);
  }

  @Test
  default void T020_aFailedItem_throwsWhenItsTurnComes_andTheRestFollows() {
    int failures = 0;
    Set<Integer> values = new HashSet<>();
    try (TaskPool pool = open(3);
        Results<Integer> results = pool.asCompleted(SampleTasks.even, SampleTasks.upTo(10))) {
      Iterator<Integer> iterator = results.iterator();
      while (iterator.hasNext()) {
        try {
          values.add(iterator.next());
        } catch (TaskFailedException failure) {
          failures++;
        }
      }
    }
    assertEquals(5, failures);
    assertEquals(Set.of(0, 2, 4, 6, 8), values);
  }

  @Test
  default void T041_aCancelledFuture_isHandedOverAtOnce() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      var futures = List.of(states.pending());
      var reader = Threads.start(() -> TaskFuture.asCompleted(futures).iterator().next());
      reader.awaitWaiting();
      assertTrue(states.pending().cancel());
      assertSame(states.pending(), reader.get(2));
      assertTrue(states.running().isRunning());
    }
  }

  @Test
  default void T042_cancelledFailedOkAndLiveOnes_areFiveFutures() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      var futures =
          List.of(
              states.cancelled(),
              states.failed(),
              states.finished(),
              states.running(),
              states.pending());
      Set<TaskFuture<Integer>> seen = new HashSet<>();
      Iterator<TaskFuture<Integer>> iterator = TaskFuture.asCompleted(futures).iterator();
      for (int alreadyDone = 0; alreadyDone < 3; alreadyDone++) {
        assertTrue(seen.add(iterator.next()));
      }
      assertEquals(Set.copyOf(futures.subList(0, 3)), seen);
      states.gate().open();
      assertSame(states.running(), iterator.next());
      assertSame(states.pending(), iterator.next());
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  default void T043_limit_deliversWhatIsDone_thenSaysHowManyAreNot() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      var futures =
          List.of(states.running(), states.cancelled(), states.failed(), states.finished());
      for (Duration limit : List.of(Duration.ZERO, Duration.ofMillis(100))) {
        Iterator<TaskFuture<Integer>> iterator = TaskFuture.asCompleted(futures, limit).iterator();
        Set<TaskFuture<Integer>> seen = new HashSet<>();
        seen.add(iterator.next());
        seen.add(iterator.next());
        seen.add(iterator.next());
        assertEquals(Set.copyOf(futures.subList(1, 4)), seen);
        RunTimedOutException late = assertThrows(RunTimedOutException.class, iterator::next);
        Failures.assertMessage(late, "1 (of 4) futures unfinished");
        assertFalse(iterator.hasNext());
      }
      assertTrue(states.running().isRunning(), "waiting no longer must not end the item");
    }
  }

  @Test
  default void T044_sameFutureThreeTimes_isOneResult() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 2);
      List<TaskFuture<Integer>> futures = List.of(future, future, future);
      assertEquals(List.of(future), TaskFuture.asCompleted(futures).toList());
    }
  }

  @Test
  default void T044_noFutures_isNoResult() {
    List<TaskFuture<Integer>> none = List.of();
    assertEquals(List.of(), TaskFuture.asCompleted(none).toList());
    assertEquals(List.of(), TaskFuture.asCompleted(none, Duration.ZERO).toList());
  }
}
