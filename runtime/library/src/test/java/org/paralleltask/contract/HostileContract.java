// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.UnobservedFailuresException;

/** User code that misbehaves harms its own item, and nothing that the pool owes to others. */
interface HostileContract extends PoolUnderTest {
  Duration LIMIT = Duration.ofSeconds(30);

  @Test
  @SharedMemory
  default void A12_itemWhoseTextIsNull_failsAsAnyOther() throws Exception {
    assertFails(new Textless(() -> null));
  }

  @Test
  @SharedMemory
  default void A12_itemWhoseTextThrowsAnError_failsAsAnyOther() throws Exception {
    assertFails(
        new Textless(
            () -> {
              throw new AssertionError("no text");
            }));
  }

  @Test
  @SharedMemory
  default void exceptionWhoseMessageThrowsAnError_isTheFailureOfItsItem() throws Exception {
    Mute mute = new Mute();
    Task<Integer, Integer> task =
        Task.of(
            "mute",
            n -> {
              throw mute;
            });
    try (TaskPool pool = open(1)) {
      assertSame(mute, pool.submit(task, 1).exception(LIMIT));
      List<TaskFuture<Integer>> many = LifecycleContract.submitAll(pool, task, 3);
      for (TaskFuture<Integer> future : many) {
        assertSame(mute, future.exception(LIMIT));
      }
      assertThrows(TaskFailedException.class, () -> pool.map(task, SampleTasks.upTo(5)).toList());
    }
  }

  @Test
  @SharedMemory
  default void initializerWhoseExceptionHasNoText_breaksThePoolAsAnyOther() throws Exception {
    Mute mute = new Mute();
    TaskPool pool =
        TaskPool.open(
            options()
                .workers(1)
                .initializer(
                    () -> {
                      throw mute;
                    }));
    TaskFuture<Integer> future = pool.submit(SampleTasks.square, 1);
    BrokenPoolException broken =
        assertThrows(BrokenPoolException.class, () -> future.result(LIMIT));
    assertSame(mute, broken.getCause());
    pool.close();
  }

  @Test
  default void callbackWhoseExceptionHasNoText_harmsNoOther() throws Exception {
    try (Gate gate = new Gate();
        CapturedLog log = CapturedLog.of("org.paralleltask");
        TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(gate.task("held"), 1);
      AtomicInteger called = new AtomicInteger();
      future.onDone(
          done -> {
            throw new Mute();
          });
      future.onDone(done -> called.incrementAndGet());
      gate.open();
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
      assertEquals(1, called.get());
      Failures.assertText(log.message(), "held");
    }
  }

  @Test
  default void idleTimeoutOfForEver_isOne() throws Exception {
    try (TaskPool pool =
        TaskPool.open(options().workers(1).idleTimeout(Duration.ofSeconds(Long.MAX_VALUE)))) {
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(LIMIT));
    }
  }

  @Test
  @SharedMemory
  default void objectWhoseCloseThrowsAnError_keepsNoOtherFromItsEnd() throws Exception {
    AtomicBoolean tornDown = new AtomicBoolean();
    Task<Integer, Integer> task =
        Task.of("unclosable", () -> (AutoCloseable) HostileContract::exhausted, (object, n) -> n);
    try (CapturedLog log = CapturedLog.of("org.paralleltask")) {
      try (TaskPool pool = TaskPool.open(options().workers(1).teardown(() -> tornDown.set(true)))) {
        assertEquals(1, pool.submit(task, 1).result());
      }
      assertTrue(tornDown.get());
      Failures.assertText(log.text(), "teardown of worker", "pretended");
    }
  }

  @Test
  default void initializerThatLeavesAnInterruption_doesNotInterruptTheFirstItem() {
    Task<Integer, Boolean> asking = Task.of("asking", n -> Thread.currentThread().isInterrupted());
    try (TaskPool pool =
        TaskPool.open(options().workers(1).initializer(() -> Thread.currentThread().interrupt()))) {
      assertFalse(pool.submit(asking, 1).result());
    }
  }

  @Test
  @SharedMemory
  default void cancellingTheItemThatMakesTheWorkersObject_leavesThePoolUsable() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Task<Integer, Integer> task = Task.of("made", () -> gate.pass("object"), (object, n) -> n);
      TaskFuture<Integer> first = pool.submit(task, 1);
      gate.awaitArrivals(1);
      assertTrue(first.cancel(true));
      gate.open();
      assertEquals(2, pool.submit(task, 2).result(LIMIT));
    }
  }

  @Test
  @SharedMemory
  default void brokenPoolOfAnother_isAFailureOfTheItemAlone() {
    BrokenPoolException others = new BrokenPoolException("another pool is broken", null);
    Task<Integer, Integer> task =
        Task.of(
            "nested",
            n -> {
              if (n < 2) {
                throw others;
              }
              return n;
            });
    try (TaskPool pool = open(1)) {
      TaskFailedException failure =
          assertThrows(
              TaskFailedException.class, () -> pool.map(task, SampleTasks.upTo(5)).toList());
      assertSame(others, failure.getCause());
      assertEquals(1, failure.getSuppressed().length);
    }
  }

  @Test
  default void firstFailureNobodySaw_isTheCause_furtherOnesFollowInOrder() {
    TaskPool pool = open(1);
    LifecycleContract.submitAll(pool, SampleTasks.failing, 30);
    UnobservedFailuresException unseen =
        assertThrows(UnobservedFailuresException.class, pool::close);
    assertEquals("bad item 0", Failures.root(unseen).getMessage());
    for (int i = 1; i < 30; i++) {
      assertEquals("bad item " + i, Failures.root(unseen.getSuppressed()[i - 1]).getMessage());
    }
  }

  @Test
  default void inputsWhoseCloseThrows_loseNoInterruption() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Stream<Integer> inputs = IntStream.range(0, 3).boxed().onClose(HostileContract::exhausted);
      Results<Integer> results = pool.map(gate.task("held"), inputs);
      gate.awaitArrivals(1);
      Thread.currentThread().interrupt();
      assertThrows(Throwable.class, () -> results.iterator().hasNext());
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  @SharedMemory
  default void itemThatClosesItsOwnResults_isToldSo() throws Exception {
    Later<Results<Integer>> own = new Later<>();
    Task<Integer, Integer> closing =
        Task.of(
            "closing",
            n -> {
              own.get().close();
              return n;
            });
    try (TaskPool pool = open(2)) {
      Results<Integer> results = pool.map(closing, List.of(1));
      own.set(results);
      TaskFailedException failure = assertThrows(TaskFailedException.class, results::toList);
      Failures.assertMessage(failure.getCause(), "closing", "cancel()");
    }
  }

  @Test
  default void readerThatWaits_isWokenWhenAnotherThreadCloses() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      Results<Integer> results = pool.map(gate.<Integer>task("held"), SampleTasks.upTo(3));
      gate.awaitArrivals(1);
      var reader = Threads.start(() -> results.iterator().hasNext());
      reader.awaitWaiting();
      results.close();
      assertFalse(reader.get(5));
    }
  }

  private void assertFails(Textless item) throws Exception {
    Task<Textless, Integer> task =
        Task.of(
            "textless",
            it -> {
              throw new IllegalStateException("bad");
            });
    try (TaskPool pool = open(1)) {
      assertEquals("bad", pool.submit(task, item).exception(LIMIT).getMessage());
      var failure =
          assertThrows(TaskFailedException.class, () -> pool.map(task, List.of(item)).toList());
      Failures.assertMessage(failure, "textless item 0", "Textless");
    }
  }

  private static void exhausted() {
    throw new OutOfMemoryError("pretended");
  }

  /** An item whose text is what it is told. */
  record Textless(java.util.function.Supplier<String> text) {
    @Override
    public String toString() {
      return text.get();
    }
  }

  /** An exception that cannot even be asked for its message. */
  final class Mute extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new AssertionError("no message");
    }
  }
}
