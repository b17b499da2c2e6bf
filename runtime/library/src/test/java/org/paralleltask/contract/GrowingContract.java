// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.TaskPool;

/** Inputs that have nothing to give for a while hold nothing up. */
interface GrowingContract extends PoolUnderTest {
  /** The two orders, and the two kinds of inputs. */
  List<BiFunction<TaskPool, GrownInputs, Results<Integer>>> WAYS =
      List.of(
          (pool, inputs) -> pool.map(SampleTasks.same, () -> inputs),
          (pool, inputs) -> pool.asCompleted(SampleTasks.same, () -> inputs),
          (pool, inputs) -> pool.map(SampleTasks.same, inputs.stream()),
          (pool, inputs) -> pool.asCompleted(SampleTasks.same, inputs.stream()));

  @Test
  default void inputsThatComeOfResults_areRunAsTheyCome() {
    for (var way : WAYS) {
      GrownInputs inputs = new GrownInputs().add(0);
      int sum = 0;
      try (TaskPool pool = open(2);
          Results<Integer> results = way.apply(pool, inputs)) {
        for (int result : results) {
          sum += result;
          if (result < 20) {
            inputs.add(result + 1);
          } else {
            inputs.end();
          }
        }
      }
      assertEquals(210, sum);
    }
  }

  @Test
  default void inputsThatAnotherThreadBrings_areWaitedFor() throws Exception {
    for (var way : WAYS) {
      GrownInputs inputs = new GrownInputs();
      try (TaskPool pool = open(2);
          Results<Integer> results = way.apply(pool, inputs)) {
        Iterator<Integer> all = results.iterator();
        meanwhile(() -> assertTrue(all.hasNext()), () -> inputs.add(1));
        assertEquals(1, all.next());
        meanwhile(() -> assertFalse(all.hasNext()), inputs::end);
      }
    }
  }

  @Test
  default void cancelledMeanwhile_itEnds() throws Exception {
    whenNoneIsLeft(
        (pool, inputs, results, all) ->
            meanwhile(() -> assertFalse(all.hasNext()), results::cancel));
  }

  @Test
  default void whatTheyThrowMeanwhile_arrives() throws Exception {
    RuntimeException broken = new IllegalStateException("no more of this");
    whenNoneIsLeft(
        (pool, inputs, results, all) ->
            meanwhile(
                () -> assertSame(broken, assertThrows(RuntimeException.class, all::next)),
                () -> inputs.breakWith(broken)));
  }

  @Test
  default void poolShutDownMeanwhile_isAnError() throws Exception {
    whenNoneIsLeft(
        (pool, inputs, results, all) ->
            meanwhile(
                () -> assertThrows(RejectedExecutionException.class, all::next), pool::shutdown));
  }

  @Test
  default void runTimeout_holdsMeanwhile() {
    GrownInputs inputs = new GrownInputs().add(1);
    try (TaskPool pool = open(2);
        Results<Integer> results =
            pool.map(SampleTasks.same.runTimeout(Duration.ofMillis(50)), () -> inputs)) {
      assertThrows(RunTimedOutException.class, () -> results.forEach(each -> assertTrue(each > 0)));
    }
  }

  /** What to look at when the first result has been taken, and there is no further input. */
  interface Look {
    void at(TaskPool pool, GrownInputs inputs, Results<Integer> results, Iterator<Integer> all)
        throws Exception;
  }

  private void whenNoneIsLeft(Look look) throws Exception {
    for (var way : WAYS) {
      GrownInputs inputs = new GrownInputs().add(1);
      try (TaskPool pool = open(2);
          Results<Integer> results = way.apply(pool, inputs)) {
        Iterator<Integer> all = results.iterator();
        assertEquals(1, all.next());
        look.at(pool, inputs, results, all);
      }
    }
  }

  /** Does something when a thread of its own waits for what comes of that. */
  private static void meanwhile(Executable waiting, Runnable act) throws Exception {
    Threads.Started<Throwable> started = Threads.failureOf(waiting);
    started.awaitWaiting();
    act.run();
    assertNull(started.get(60));
  }
}
