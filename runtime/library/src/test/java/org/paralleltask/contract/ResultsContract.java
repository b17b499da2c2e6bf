// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskPool;
import org.paralleltask.UnobservedFailuresException;

/** What the results of a map can do beside being iterated. */
interface ResultsContract extends PoolUnderTest {
  @Test
  default void T010_close_cancelsTheRest_endsTheIteration_andIsIdempotent() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> heldAfterFirst = Task.of("held", n -> n == 0 ? n : gate.pass(n));
      Results<Integer> results =
          pool.map(heldAfterFirst.chunkSize(1).window(4), SampleTasks.upTo(10));
      Iterator<Integer> iterator = results.iterator();
      assertEquals(0, iterator.next());
      gate.awaitArrivals(1);
      results.close();
      assertEquals(1, gate.interrupted());
      assertFalse(iterator.hasNext());
      assertThrows(NoSuchElementException.class, iterator::next);
      results.close();
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      assertEquals(1, gate.arrivals());
    }
  }

  @Test
  default void T010_closeBeforeTheFirstRead_cancelsToo() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Results<Integer> results = pool.map(gate.<Integer>task("held"), SampleTasks.upTo(10));
      gate.awaitArrivals(1);
      results.close();
      assertEquals(1, gate.arrivals());
      assertEquals(1, gate.interrupted());
    }
  }

  @Test
  default void T010_closeWithFailuresNobodySaw_reportsThem() {
    try (TaskPool pool = open(1)) {
      Results<Integer> results = pool.map(SampleTasks.even.chunkSize(1), List.of(0, 1, 2, 3, 4));
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      UnobservedFailuresException failures =
          assertThrows(UnobservedFailuresException.class, results::close);
      Failures.assertMessage(failures, "2 items failed", "even", "bad item 1");
      assertEquals("bad item 1", Failures.root(failures).getMessage());
      results.close();
    }
  }

  @Test
  default void aFailureThatWasHandedOver_isNotReportedAgain() {
    try (TaskPool pool = open(1);
        Results<Integer> results = pool.map(SampleTasks.failing, List.of(1))) {
      Iterator<Integer> iterator = results.iterator();
      assertThrows(TaskFailedException.class, iterator::next);
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  default void toList_throwsTheFirstFailure_withTheOthersSuppressed() {
    try (TaskPool pool = open(3)) {
      Results<Integer> results = pool.map(SampleTasks.even, SampleTasks.upTo(10));
      TaskFailedException failure = assertThrows(TaskFailedException.class, results::toList);
      Failures.assertMessage(failure, "even", "bad item 1");
      assertEquals(
          List.of("bad item 3", "bad item 5", "bad item 7", "bad item 9"),
          Arrays.stream(failure.getSuppressed()).map(s -> s.getCause().getMessage()).toList());
    }
  }

  @Test
  @SharedMemory
  default void toList_runsEveryItemBeforeItThrows() {
    AtomicInteger ran = new AtomicInteger();
    Task<Integer, Integer> counted =
        Task.of("counted", n -> SampleTasks.even.call(null, ran.getAndIncrement()));
    try (TaskPool pool = open(1)) {
      assertThrows(
          TaskFailedException.class,
          () -> pool.map(counted.window(2), SampleTasks.upTo(200)).toList());
    }
    assertEquals(200, ran.get());
  }

  @Test
  default void stream_isLazy_andClosesTheResultsAtItsEnd() {
    AtomicInteger closed = new AtomicInteger();
    CountedInputs inputs = CountedInputs.endless();
    try (TaskPool pool = open(2);
        Results<Integer> endless = pool.map(SampleTasks.same.window(4), inputs);
        Stream<Integer> stream = endless.stream()) {
      assertEquals(List.of(0, 1, 2), stream.limit(3).toList());
      assertTrue(inputs.pulled() <= 4 + 4, () -> inputs.pulled() + " pulled");
      Stream<Integer> source = Stream.of(1, 2).onClose(closed::incrementAndGet);
      assertEquals(5, pool.map(SampleTasks.square, source).stream().mapToInt(n -> n).sum());
      assertEquals(1, closed.get());
    }
  }

  @Test
  default void streamOfInputs_isClosedWhenTheResultsAre() {
    AtomicInteger closed = new AtomicInteger();
    Stream<Integer> source = Stream.iterate(0, n -> n + 1).onClose(closed::incrementAndGet);
    try (TaskPool pool = open(2)) {
      Results<Integer> results = pool.asCompleted(SampleTasks.same.window(2), source);
      assertTrue(results.iterator().next() < 2);
      results.close();
      results.close();
    }
    assertEquals(1, closed.get());
  }

  @Test
  default void aSecondIterator_goesOnWhereTheFirstStopped() {
    try (TaskPool pool = open(1);
        Results<Integer> results = pool.map(SampleTasks.same, List.of(1, 2))) {
      assertEquals(1, results.iterator().next());
      assertEquals(2, results.iterator().next());
      assertFalse(results.iterator().hasNext());
    }
  }

  @Test
  default void drain_startsNothingMore_andWhatRunsCanStillBeTaken() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(2);
        Results<Integer> results =
            pool.map(gate.<Integer>task("held").chunkSize(1).window(6), SampleTasks.upTo(10))) {
      gate.awaitArrivals(2);
      results.drain();
      gate.open();
      Iterator<Integer> iterator = results.iterator();
      assertEquals(0, iterator.next());
      assertEquals(1, iterator.next());
      assertFalse(iterator.hasNext());
      assertEquals(2, gate.arrivals());
      assertEquals(0, gate.interrupted());
    }
  }

  @Test
  default void cancel_interruptsWhatRuns_andEndsTheIteration() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(2);
        Results<Integer> results =
            pool.map(gate.<Integer>task("held").chunkSize(1).window(6), SampleTasks.upTo(10))) {
      gate.awaitArrivals(2);
      results.cancel();
      assertEquals(List.of(), results.toList());
      assertEquals(2, gate.arrivals());
      assertEquals(2, gate.interrupted());
    }
  }

  @Test
  default void cancelByAnotherThread_wakesAReaderThatWaits() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1);
        Results<Integer> results = pool.map(gate.<Integer>task("held"), SampleTasks.upTo(3))) {
      gate.awaitArrivals(1);
      Iterator<Integer> iterator = results.iterator();
      Threads.Started<Boolean> reader = Threads.start(() -> firstOf(iterator));
      reader.awaitWaiting();
      results.cancel();
      assertFalse(reader.get(5), "a result without its item's end");
    }
  }

  @Test
  default void closeOfAnInterruptedThread_waitsOn_andKeepsTheFlag() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Results<Integer> results = pool.map(gate.<Integer>task("held"), SampleTasks.upTo(3));
      gate.awaitArrivals(1);
      Thread.currentThread().interrupt();
      results.close();
      assertTrue(Thread.interrupted());
      assertEquals(1, gate.interrupted());
    }
  }

  private static boolean firstOf(Iterator<Integer> iterator) {
    try {
      iterator.next();
      return true;
    } catch (RuntimeException noResult) {
      return false;
    }
  }
}
