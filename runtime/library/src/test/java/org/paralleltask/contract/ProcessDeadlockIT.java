// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.DeadlockException;
import org.paralleltask.Outcome;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskProcess;

/** Items of worker processes that wait for futures of their own JVM. */
@ExtendWith(HangGuard.class)
class ProcessDeadlockIT {
  private static final CompletableFuture<Integer> NEVER = new CompletableFuture<>();
  private static final FutureTask<Integer> NOT_RUN = new FutureTask<>(() -> 1);

  private static final Task<Integer, Integer> joining = Task.of("joining", n -> NEVER.join());
  private static final Task<Integer, Integer> getting = Task.of("getting", n -> NOT_RUN.get());

  @Test
  void T129_itemsThatWaitForStaticFutures_failNamingThemselves_andTheirWorkersAreReplaced() {
    try (TaskPool pool = open(2)) {
      TaskFuture<Integer> join = pool.submit(joining, 5);
      TaskFuture<Integer> get = pool.submit(getting, 6);

      assertDeadlock(join.exception(), "joining item 0 (5)");
      assertDeadlock(get.exception(), "getting item 1 (6)");
      assertThrows(TaskFailedException.class, join::result);
      assertEquals(49, pool.submit(SampleTasks.square, 7).result());
    }
  }

  @Test
  void stuckItem_isTheOnlyOneThatFails_ofThoseThatWereSentTogether() {
    Task<Integer, Integer> third =
        Task.<Integer, Integer>of("third", n -> n == 3 ? NEVER.join() : n).chunkSize(6);
    try (TaskPool pool = open(1)) {
      List<Outcome<Integer, Integer>> outcomes =
          pool.outcomes(third, SampleTasks.upTo(6)).stream().toList();

      for (Outcome<Integer, Integer> outcome : outcomes) {
        assertEquals(outcome.input() == 3, outcome instanceof Outcome.Failed, outcome::toString);
      }
      var failed = assertInstanceOf(Outcome.Failed.class, outcomes.get(3));
      assertDeadlock(failed.failure().getCause(), "third item 3 (3)");
    }
  }

  @Test
  void itemThatWaitsForWhatAThreadOfItsProcessWillComplete_isNotStuck() {
    Task<Integer, Integer> waiting =
        Task.of(
            "waiting",
            n -> {
              CompletableFuture<Integer> future = new CompletableFuture<>();
              new Thread(() -> completeLater(future, n)).start();
              return future.join();
            });
    try (TaskPool pool = open(1)) {
      assertEquals(5, pool.submit(waiting, 5).result());
    }
  }

  // It is the time itself that matters here: longer than a standstill has to last.
  private static void completeLater(CompletableFuture<Integer> future, int value) {
    try {
      new CountDownLatch(1).await(800, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    future.complete(value);
  }

  @Test
  void processOfItsOwn_mayWaitUntilItIsTerminated() {
    try (TaskProcess<Integer> process = TaskProcess.of(joining, 1).start()) {
      assertFalse(process.join(Duration.ofMillis(1200)));
      process.terminate();
      process.join();
    }
  }

  private static TaskPool open(int workers) {
    return TaskPool.open(PoolOptions.of(Pool.PROCESS).workers(workers));
  }

  private static void assertDeadlock(Throwable failure, String item) {
    DeadlockException deadlock = Failures.find(failure, DeadlockException.class).orElseThrow();
    Failures.assertMessage(deadlock, item + " waits for a future", "worker process");
  }
}
