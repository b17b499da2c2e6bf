// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskPool;

/** How far a map runs ahead of its reader. */
interface WindowContract extends PoolUnderTest {
  /** The two orders, which promise the same. */
  List<BiFunction<TaskPool, CountedInputs, Results<Integer>>> ORDERS =
      List.of(
          (pool, inputs) -> pool.map(SampleTasks.same.window(2), inputs),
          (pool, inputs) -> pool.asCompleted(SampleTasks.same.window(2), inputs));

  @Test
  default void T011_badWindow_isRefusedByName() {
    for (int bad : new int[] {0, -1}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> SampleTasks.same.window(bad));
      assertEquals("\"window\" must be greater than 0, but was " + bad, refused.getMessage());
    }
  }

  @Test
  default void T012_windowsSmallerAndLargerThanTheInput_giveTheSameList() {
    List<Integer> items = SampleTasks.upTo(4);
    try (TaskPool pool = open(2)) {
      for (int window : new int[] {1, 2, 4, 8}) {
        Task<Integer, Integer> task = SampleTasks.same.window(window);
        assertEquals(items, pool.map(task, items).toList());
        assertEquals(
            items, pool.asCompleted(task, items).stream().sorted().toList(), "as completed");
      }
    }
  }

  @Test
  default void T013_endlessInput_isPulledNoFurtherThanTheWindow() {
    for (var order : ORDERS) {
      CountedInputs inputs = CountedInputs.endless();
      try (TaskPool pool = open(2);
          Results<Integer> results = order.apply(pool, inputs)) {
        Iterator<Integer> iterator = results.iterator();
        for (int taken = 1; taken <= 3; taken++) {
          assertTrue(iterator.next() < 2 + taken);
          assertEquals(2 + taken, inputs.pulled());
        }
      }
      assertEquals(5, inputs.pulled());
    }
  }

  @Test
  default void T014_poolClosedBeforeAnyResultIsTaken_exactlyTheWindowWasPulled() {
    for (var order : ORDERS) {
      CountedInputs inputs = CountedInputs.upTo(10);
      Results<Integer> results;
      try (TaskPool pool = open(1)) {
        results = order.apply(pool, inputs);
        assertEquals(2, inputs.pulled());
      }
      assertEquals(2, inputs.pulled());
      results.close();
    }
  }

  @Test
  default void T014_itemsThatAreDoneWhileOthersArePulled_doNotMakeTheFirstWindowSmaller() {
    try (TaskPool pool = open(1)) {
      for (int round = 0; round < 200; round++) {
        CountedInputs inputs = CountedInputs.upTo(300);
        pool.map(SampleTasks.same.window(100), inputs).close();
        assertEquals(100, inputs.pulled());
      }
    }
  }

  @Test
  default void T015_poolClosedMidway_whatIsBufferedIsDelivered_thenOneClearError() {
    for (var order : ORDERS) {
      Iterator<Integer> iterator;
      List<Integer> taken = new ArrayList<>();
      try (TaskPool pool = open(1)) {
        iterator = order.apply(pool, CountedInputs.upTo(10)).iterator();
        taken.add(iterator.next());
      }
      taken.add(iterator.next());
      taken.add(iterator.next());
      assertEquals(List.of(0, 1, 2), taken);
      assertTrue(iterator.hasNext());
      RejectedExecutionException rejected =
          assertThrows(RejectedExecutionException.class, iterator::next);
      Failures.assertMessage(rejected, "shut down");
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  default void T015_poolClosedWhenAllInputsArePulled_nothingIsMissing() {
    Results<Integer> results;
    try (TaskPool pool = open(1)) {
      results = pool.map(SampleTasks.same.window(10), SampleTasks.upTo(10));
    }
    assertEquals(SampleTasks.upTo(10), results.toList());
  }

  @Test
  default void T015_poolShutDownNowMidway_endsWithAnError() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Iterator<Integer> iterator =
          pool.map(gate.<Integer>task("held").window(4), SampleTasks.upTo(10)).iterator();
      gate.awaitArrivals(1);
      pool.shutdownNow();
      int errors = 0;
      while (iterator.hasNext()) {
        assertThrows(RuntimeException.class, iterator::next);
        errors++;
      }
      assertTrue(errors > 0, "it ended without a word");
    }
  }

  @Test
  @SharedMemory
  default void T021_oneWorkerAndWindowOfOne_producesAndConsumesByTurns() {
    Queue<String> events = new ConcurrentLinkedQueue<>();
    Task<Integer, Integer> consume =
        Task.<Integer, Integer>of(
                "consume",
                n -> {
                  events.add("C" + n);
                  return n;
                })
            .window(1)
            .chunkSize(1);
    try (TaskPool pool = open(1)) {
      pool.map(consume, SampleTasks.upTo(4).stream().peek(n -> events.add("P" + n))).toList();
    }
    assertEquals(List.of("P0", "C0", "P1", "C1", "P2", "C2", "P3", "C3"), List.copyOf(events));
  }

  @Test
  default void T022_theItemBeyondTheWindow_isPulledOnlyAfterAResultIsTaken() throws Exception {
    CountedInputs inputs = CountedInputs.upTo(6);
    try (Gate gate = new Gate();
        TaskPool pool = open(1);
        Results<Integer> results = pool.map(gate.<Integer>task("held").window(3), inputs)) {
      gate.awaitArrivals(1);
      assertEquals(3, inputs.pulled());
      gate.open();
      gate.awaitArrivals(2);
      assertEquals(3, inputs.pulled());
      assertEquals(0, results.iterator().next());
      assertEquals(4, inputs.pulled());
    }
  }
}
