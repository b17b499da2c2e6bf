// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskPool;

/** Items that travel to a worker process together keep an outcome each. */
@ExtendWith(HangGuard.class)
class BatchingTest {
  private static final Task<Integer, Object> mixed = Task.of("mixed", BatchingTest::mixed);

  private static Object mixed(Integer item) {
    return switch (item % 7) {
      case 0 -> item;
      case 1 -> (long) item;
      case 2 -> item / 2.0;
      case 3 -> "text " + item;
      case 4 -> null;
      case 5 -> List.of(item);
      default -> item % 2 == 0 ? item : SampleTasks.fail(item);
    };
  }

  @Test
  void T123_trivialItems_arePulledManyAtATime() {
    CountedInputs inputs = CountedInputs.upTo(5000);
    int most = 0;
    try (TaskPool pool = WorkerPids.open(2);
        Results<Integer> results = pool.map(SampleTasks.same, inputs)) {
      Iterator<Integer> iterator = results.iterator();
      for (int item = 0; item < 5000; item++) {
        int before = inputs.pulled();
        assertEquals(item, iterator.next());
        most = Math.max(most, inputs.pulled() - before);
      }
    }
    assertTrue(most > 1, "at most " + most + " items were pulled together");
  }

  @Test
  void resultsOfAllKinds_andFailures_comeBackEachToItsItem() {
    List<Integer> items = IntStream.range(0, 3000).boxed().toList();
    Task<Integer, Object> together = mixed.chunkSize(1000);
    try (TaskPool pool = WorkerPids.open(2)) {
      for (Outcome<Integer, Object> outcome : pool.outcomes(together, items)) {
        if (outcome instanceof Outcome.Failed<?, ?> failed) {
          assertEquals("bad item " + outcome.input(), failed.failure().getCause().getMessage());
          assertEquals(6, outcome.input() % 7);
        } else {
          assertEquals(mixed(outcome.input()), outcome.orElseThrow());
        }
      }
      List<Integer> good = items.stream().filter(item -> item % 7 < 6).toList();
      assertEquals(
          good.stream().map(BatchingTest::mixed).toList(), pool.map(together, good).toList());
    }
  }

  @Test
  void largeItemsAmongSmallOnes_comeBackWhole() {
    List<String> items =
        IntStream.range(0, 400).mapToObj(i -> "x".repeat(i % 50 == 0 ? 100_000 : i)).toList();
    Task<Object, Object> echo = SampleTasks.echo.chunkSize(400);
    try (TaskPool pool = WorkerPids.open(2)) {
      assertEquals(items, pool.map(echo, items).toList());
      List<Object> arrays = List.of(1, 2, new int[] {3}, 4, new int[100_000], 5);
      List<Object> back = pool.map(echo, arrays).toList();
      assertEquals(
          List.of(1, 2, 4, 5), List.of(back.get(0), back.get(1), back.get(3), back.get(5)));
      assertTrue(Arrays.equals(new int[100_000], (int[]) back.get(4)));
    }
  }
}
