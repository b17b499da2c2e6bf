// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.paralleltask.Mode;
import org.paralleltask.OnFailure;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Races, over and over. {@code -Dparallel.stress=10} makes ten times as many rounds. */
@SharedMemory
interface StressContract extends PoolUnderTest {
  int SIZE = Integer.getInteger("parallel.stress", 1);

  @Test
  @HangLimit(60)
  default void T040_aHundredFuturesReleasedTogether_whileAwaitingAll_neverHang() {
    try (TaskPool pool = open(8)) {
      for (int round = 0; round < 1000 * SIZE; round++) {
        CountDownLatch start = new CountDownLatch(1);
        Task<Integer, Integer> released =
            Task.of(
                "released",
                n -> {
                  start.await();
                  return n;
                });
        List<TaskFuture<Integer>> futures = LifecycleContract.submitAll(pool, released, 100);
        start.countDown();
        assertEquals(100, TaskFuture.await(futures, TaskFuture.Until.ALL_DONE).done().size());
      }
    }
  }

  @Test
  @HangLimit(60)
  default void cancelRacesWithTheEnd_oneOfThemWins_andNoInterruptionIsLeft() {
    AtomicInteger interrupted = new AtomicInteger();
    Task<Integer, Integer> quick =
        Task.of(
            "quick",
            n -> {
              if (Thread.currentThread().isInterrupted()) {
                interrupted.incrementAndGet();
              }
              return n;
            });
    try (TaskPool pool = open(2)) {
      for (int round = 0; round < 5000 * SIZE; round++) {
        TaskFuture<Integer> future = pool.submit(SampleTasks.same, round);
        TaskFuture<Integer> next = pool.submit(quick, round);
        boolean cancelled = future.cancel(true);
        assertEquals(cancelled, future.isCancelled());
        assertTrue(cancelled || future.result() == round);
        assertEquals(round, next.result());
      }
    }
    assertEquals(0, interrupted.get(), "an interruption reached another item");
  }

  @Test
  @HangLimit(60)
  default void callbackRacesWithTheEnd_itIsCalledExactlyOnce() throws Exception {
    try (TaskPool pool = open(2)) {
      for (int round = 0; round < 5000 * SIZE; round++) {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(2);
        TaskFuture<Integer> future = pool.submit(SampleTasks.same, round);
        for (int callback = 0; callback < 2; callback++) {
          future.onDone(
              done -> {
                calls.addAndGet(done.result());
                called.countDown();
              });
        }
        called.await();
        assertEquals(2 * round, calls.get());
      }
    }
  }

  @Test
  @HangLimit(60)
  default void closeRacesWithSubmit_everyAcceptedItemIsDone() throws Exception {
    for (int round = 0; round < 300 * SIZE; round++) {
      TaskPool pool = open(2);
      List<TaskFuture<Integer>> accepted = new ArrayList<>();
      Threads.Started<Throwable> submitter =
          Threads.failureOf(
              () -> {
                while (true) {
                  accepted.add(pool.submit(SampleTasks.same, accepted.size()));
                }
              });
      pool.close();
      assertTrue(submitter.result().get() instanceof RuntimeException);
      assertTrue(accepted.stream().allMatch(TaskFuture::isDone));
      assertEquals(
          SampleTasks.upTo(accepted.size()), accepted.stream().map(TaskFuture::result).toList());
    }
  }

  @Test
  @HangLimit(60)
  default void idleEndRacesWithSubmit_noItemIsStranded() throws Exception {
    try (TaskPool pool = TaskPool.open(options().workers(2).idleTimeout(Duration.ofNanos(1000)))) {
      for (int round = 0; round < 5000 * SIZE; round++) {
        assertEquals(round, pool.submit(SampleTasks.same, round).result(Duration.ofSeconds(10)));
      }
    }
  }

  @Test
  @HangLimit(60)
  default void lastItemSettlesAsItIsTaken_batchEnds() {
    Task<Integer, Integer> task = SampleTasks.same.mode(Mode.AS_COMPLETED).chunkSize(1);
    try (TaskPool pool = open(2)) {
      for (int round = 0; round < 20_000 * SIZE; round++) {
        assertEquals(3, pool.outcomes(task, List.of(1, 2, 3)).stream().count());
      }
    }
  }

  @Test
  @HangLimit(60)
  default void randomBatches_loseNothing_andRepeatNothing() {
    long seed = Long.getLong("parallel.seed", System.nanoTime());
    Random random = new Random(seed);
    try (TaskPool pool = open(1 + random.nextInt(8))) {
      for (int round = 0; round < 200 * SIZE; round++) {
        String failure = randomBatch(pool, random);
        assertEquals("", failure, () -> "with -Dparallel.seed=" + seed);
      }
    }
  }

  @Test
  @HangLimit(60)
  default void closingMapsHalfway_leavesNothingRunning() {
    AtomicInteger running = new AtomicInteger();
    Task<Integer, Integer> counted =
        Task.of(
            "counted",
            n -> {
              running.incrementAndGet();
              try {
                return n;
              } finally {
                running.decrementAndGet();
              }
            });
    Random random = new Random(1);
    try (TaskPool pool = open(3)) {
      for (int round = 0; round < 500 * SIZE; round++) {
        Task<Integer, Integer> task = counted.chunkSize(1 + random.nextInt(4));
        try (Results<Integer> results = pool.map(task, CountedInputs.endless())) {
          Iterator<Integer> iterator = results.iterator();
          for (int taken = 0; taken < random.nextInt(20); taken++) {
            assertEquals(taken, iterator.next());
          }
        }
        assertEquals(0, running.get());
      }
    }
  }

  /** Says what is wrong; empty if every item has the one outcome that it should have. */
  private static String randomBatch(TaskPool pool, Random random) {
    int items = random.nextInt(300);
    int bad = random.nextInt(10) == 0 ? 1 : 1 + random.nextInt(50);
    boolean byCompletion = random.nextBoolean();
    Task<Integer, Integer> task =
        Task.<Integer, Integer>of("random", n -> n % bad == bad - 1 ? SampleTasks.fail(n) : n)
            .onFailure(OnFailure.CONTINUE)
            .window(1 + random.nextInt(100))
            .chunkSize(1 + random.nextInt(20))
            .mode(byCompletion ? Mode.AS_COMPLETED : Mode.MAP);
    Set<Integer> seen = new HashSet<>();
    for (Outcome<Integer, Integer> outcome : pool.outcomes(task, SampleTasks.upTo(items))) {
      boolean asItShould =
          outcome instanceof Outcome.Failed == (outcome.input() % bad == bad - 1)
              && (byCompletion || outcome.index() == seen.size())
              && seen.add(outcome.input());
      if (!asItShould) {
        return "unexpected: " + outcome;
      }
    }
    return seen.size() == items ? "" : seen.size() + " outcomes of " + items + " items";
  }
}
