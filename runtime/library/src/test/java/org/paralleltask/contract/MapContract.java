// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.OnFailure;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskPool;
import org.paralleltask.UnobservedFailuresException;

/** Many items, results in input order. */
interface MapContract extends PoolUnderTest {
  List<SampleTasks.Power> POWERS =
      IntStream.range(0, 10).mapToObj(n -> new SampleTasks.Power(n, n)).toList();

  List<SampleTasks.Division> DIVISIONS =
      List.of(
          new SampleTasks.Division(5, 2),
          new SampleTasks.Division(5, 3),
          new SampleTasks.Division(5, 0),
          new SampleTasks.Division(5, 5));

  @Test
  default void T003_map_keepsTheOrderOfTheInputs() {
    List<Long> expected = POWERS.stream().map(SampleTasks.Power::value).toList();
    try (TaskPool pool = open(3)) {
      assertEquals(expected, pool.map(SampleTasks.power, POWERS).toList());
      assertEquals(expected, pool.map(SampleTasks.power.chunkSize(1), POWERS).toList());
      assertEquals(expected, pool.map(SampleTasks.power.chunkSize(3), POWERS.stream()).toList());
    }
  }

  @Test
  default void T003_manyTinyItems_keepTheirOrder() {
    List<Integer> items = SampleTasks.upTo(20_000);
    try (TaskPool pool = open(4)) {
      assertEquals(items, pool.map(SampleTasks.same, items).toList());
    }
  }

  @Test
  default void T004_chunksSmallerAsLargeAsAndLargerThanTheInput_giveTheSameList() {
    List<Integer> items = SampleTasks.upTo(40);
    try (TaskPool pool = open(2)) {
      for (int chunkSize : new int[] {6, 40, 50}) {
        assertEquals(items, pool.map(SampleTasks.same.chunkSize(chunkSize), items).toList());
      }
    }
  }

  @Test
  default void T004_badChunkSize_isRefusedByName() {
    for (int bad : new int[] {0, -1}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> SampleTasks.same.chunkSize(bad));
      assertEquals("\"chunkSize\" must be greater than 0, but was " + bad, refused.getMessage());
    }
  }

  @Test
  default void T005_failingItemThrowsAtItsPosition_restFollows() {
    for (int chunkSize : new int[] {1, 2, 4}) {
      try (TaskPool pool = open(2);
          Results<SampleTasks.Quotient> results =
              pool.map(SampleTasks.divide.chunkSize(chunkSize), DIVISIONS)) {
        Iterator<SampleTasks.Quotient> iterator = results.iterator();
        assertEquals(new SampleTasks.Quotient(2, 1), iterator.next());
        assertEquals(new SampleTasks.Quotient(1, 2), iterator.next());
        assertTrue(iterator.hasNext());
        TaskFailedException failure = assertThrows(TaskFailedException.class, iterator::next);
        assertTrue(failure.getCause() instanceof ArithmeticException, failure::toString);
        Failures.assertMessage(failure, "divide", "Division[dividend=5, divisor=0]", "/ by zero");
        assertEquals(new SampleTasks.Quotient(1, 0), iterator.next());
        assertFalse(iterator.hasNext());
        assertThrows(NoSuchElementException.class, iterator::next);
      }
    }
  }

  @Test
  default void T005_failingItemWithFailFast_endsTheIteration() {
    for (OnFailure failFast : List.of(OnFailure.DRAIN, OnFailure.CANCEL)) {
      try (TaskPool pool = open(1);
          Results<SampleTasks.Quotient> results =
              pool.map(SampleTasks.divide.onFailure(failFast).chunkSize(1).window(1), DIVISIONS)) {
        Iterator<SampleTasks.Quotient> iterator = results.iterator();
        assertEquals(new SampleTasks.Quotient(2, 1), iterator.next());
        assertEquals(new SampleTasks.Quotient(1, 2), iterator.next());
        assertThrows(TaskFailedException.class, iterator::next);
        assertFalse(iterator.hasNext(), failFast::toString);
        assertThrows(NoSuchElementException.class, iterator::next);
      }
    }
  }

  @Test
  @SharedMemory
  default void T006_mapNeverRead_runsEverything_andClosingReportsTheFailures() {
    boolean[] ran = new boolean[10];
    Task<Integer, Integer> recording =
        Task.of(
            "recording",
            n -> {
              ran[n] = true;
              return SampleTasks.even.call(null, n);
            });
    TaskPool pool = open(2);
    Results<Integer> unread = pool.map(recording, SampleTasks.upTo(10));
    UnobservedFailuresException failures =
        assertThrows(UnobservedFailuresException.class, pool::close);
    Failures.assertMessage(failures, "5 items failed", "bad item");
    assertEquals(4, failures.getSuppressed().length);
    assertEquals("[" + "true, ".repeat(9) + "true]", Arrays.toString(ran));
    assertTrue(unread.iterator().hasNext());
  }

  @Test
  default void T007_runTimeout_keepsWhatIsThere_thenThrows_thenEnds() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> lastIsHeld = Task.of("slow", n -> n < 2 ? n : gate.pass(n));
      Results<Integer> results =
          pool.map(lastIsHeld.chunkSize(1).runTimeout(Duration.ofSeconds(1)), SampleTasks.upTo(6));
      Iterator<Integer> iterator = results.iterator();
      assertEquals(0, iterator.next());
      assertEquals(1, iterator.next());
      RunTimedOutException late = assertThrows(RunTimedOutException.class, iterator::next);
      Failures.assertMessage(late, "slow", "1s");
      assertFalse(iterator.hasNext());
      assertThrows(NoSuchElementException.class, iterator::next);
      results.close();
      assertEquals(1, gate.arrivals());
      assertEquals(1, gate.interrupted());
    }
  }

  @Test
  default void T008_runTimeoutWhileQueued_nothingOfItEverStarts() throws Exception {
    try (Gate first = new Gate();
        Gate second = new Gate();
        TaskPool pool = open(1)) {
      var busy = pool.submit(first.task("first"), "first");
      first.awaitArrivals(1);
      Iterator<String> iterator =
          pool.map(
                  second.<String>task("second").runTimeout(Duration.ZERO),
                  List.of("second", "third"))
              .iterator();
      assertThrows(RunTimedOutException.class, iterator::next);
      first.open();
      assertEquals("first", busy.result());
      LifecycleContract.awaitEnd(pool);
      assertEquals(0, second.arrivals());
    }
  }

  @Test
  default void T016_emptyInput_givesNothingAndStartsNoWorker() {
    try (TaskPool pool = open(2)) {
      assertEquals(List.of(), pool.map(SampleTasks.same, List.of()).toList());
      assertEquals(List.of(), pool.asCompleted(SampleTasks.same, List.of()).toList());
      assertFalse(pool.outcomes(SampleTasks.same, List.of()).iterator().hasNext());
      assertEquals(0, pool.activeWorkers());
    }
  }

  @Test
  default void T017_inputsThrow_earlierResultsAreKept_andThePoolIsUsable() {
    try (TaskPool pool = open(2)) {
      for (int failAt : new int[] {0, 5, 19}) {
        for (int chunkSize : new int[] {1, 2, 4}) {
          for (int window : new int[] {1, 3, 100}) {
            Task<Integer, Integer> task = SampleTasks.same.chunkSize(chunkSize).window(window);
            Taken taken = Taken.of(() -> pool.map(task, CountedInputs.failingAt(failAt, 20)));
            assertEquals(SampleTasks.upTo(failAt), taken.values());
            assertEquals(CountedInputs.BadInput.class, taken.failure().getClass());
            assertFalse(taken.hasMore());
          }
        }
      }
      assertEquals(List.of(0, 1), pool.map(SampleTasks.same, List.of(0, 1)).toList());
    }
  }

  @Test
  default void nullItemsAndNullResults_keepTheirPlaces() {
    List<Object> items = Arrays.asList(null, 1, null);
    try (TaskPool pool = open(2)) {
      assertEquals(items, pool.map(SampleTasks.echo, items).toList());
      assertEquals(3, pool.asCompleted(SampleTasks.echo, items).toList().size());
    }
  }

  @Test
  default void taskMap_runsInAPoolOfItsOwnThatEndsWithTheResults() {
    Task<Integer, Integer> task = SampleTasks.square.pool(options().pool()).workers(2);
    assertEquals(List.of(0, 1, 4), task.map(SampleTasks.upTo(3)).toList());
    try (Results<Integer> results = task.map(CountedInputs.endless())) {
      assertEquals(0, results.iterator().next());
    }
    for (Integer result : task.map(List.of(5))) {
      assertEquals(25, result);
    }
  }
}
