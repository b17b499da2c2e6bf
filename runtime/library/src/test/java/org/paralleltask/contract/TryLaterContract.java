// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.paralleltask.Outcome;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TryLaterException;

/** An item that has to wait for somebody else is run again, and nobody calls that a failure. */
interface TryLaterContract extends PoolUnderTest {
  Duration PATIENCE = Duration.ofSeconds(30);

  /** Asks for time until it was called so often. */
  private static Task<String, Integer> waiting(int calls, Duration delay) {
    return Task.of(
        "waiting",
        file -> {
          int call = called(Path.of(file));
          if (call < calls) {
            throw new TryLaterException(delay, "call " + call + " is too early");
          }
          return call;
        });
  }

  private static int called(Path file) throws IOException {
    Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return (int) Files.size(file);
  }

  private static String newFile() throws IOException {
    Path file = Files.createTempFile("calls", ".txt");
    file.toFile().deleteOnExit();
    return file.toString();
  }

  @Test
  default void itemThatAsksForTime_isRunAgain_withoutCountingAnAttempt() throws Exception {
    try (TaskPool pool = open(1)) {
      Outcome<String, Integer> outcome =
          pool.outcomes(waiting(3, Duration.ofMillis(1)), List.of(newFile())).iterator().next();
      assertEquals(3, outcome.orElseThrow());
      assertEquals(1, outcome.trace().attempts());
      assertEquals(List.of(), outcome.trace().earlier());
    }
  }

  @Test
  default void itemThatAsksForTime_waitsAsLong_andHoldsNoWorker() throws Exception {
    Duration century = Duration.ofDays(36_500);
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> waiting = pool.submit(waiting(2, century), newFile());
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(PATIENCE));
      assertTrue(waiting.cancel(true));
      assertThrows(CancellationException.class, waiting::result);
    }
    long start = System.nanoTime();
    try (TaskPool pool = open(1)) {
      pool.submit(waiting(2, Duration.ofMillis(50)), newFile()).result(PATIENCE);
    }
    assertTrue(System.nanoTime() - start >= 50_000_000);
  }

  @Test
  default void failureAfterTheWait_countsFromThere() throws Exception {
    Task<String, Integer> task =
        Task.of(
            "task",
            file -> {
              int call = called(Path.of(file));
              if (call % 2 == 1) {
                throw new TryLaterException(Duration.ZERO, "odd");
              }
              throw new IllegalStateException("call " + call);
            });
    try (TaskPool pool = open(1)) {
      Outcome<String, Integer> outcome =
          pool.outcomes(task.attempts(2), List.of(newFile())).iterator().next();
      assertEquals(2, outcome.trace().attempts());
      assertEquals("call 2", outcome.trace().earlier().get(0).failure().getMessage());
      assertThrows(RuntimeException.class, outcome::orElseThrow);
    }
  }
}
