// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.paralleltask.Outcome;
import org.paralleltask.Task;
import org.paralleltask.TaskFunction;
import org.paralleltask.TaskOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;

/** After which failures an item is tried again. */
interface RetryOnContract extends PoolUnderTest {
  @Test
  default void unlessSaid_everyExceptionIsTriedAgain_butNoError() {
    assertEquals(2, attempts(thrower(() -> new IOException("bad"))));
    assertEquals(2, attempts(thrower(() -> new IllegalStateException("bad"))));
    assertEquals(1, attempts(thrower(() -> new AssertionError("bad"))));
    assertEquals(1, attempts(thrower(() -> new OutOfMemoryError("bad"))));
  }

  @Test
  default void onlyWhatIsNamed_isTriedAgain_whereverItIsAmongTheCauses() {
    assertEquals(2, ofIo(() -> new IOException("bad")));
    assertEquals(2, ofIo(() -> new FileNotFoundException("bad")));
    assertEquals(2, ofIo(() -> new UncheckedIOException(new IOException("bad"))));
    assertEquals(
        2, ofIo(() -> new RuntimeException(new IllegalStateException(new IOException("bad")))));
    assertEquals(1, ofIo(() -> new IllegalStateException("bad")));
    assertEquals(1, ofIo(() -> new AssertionError(new IOException("bad"))));
  }

  @Test
  default void exceptionThatCannotBeMadeAgain_countsAsWhatItWas() {
    Task<Integer, Integer> odd = thrower(() -> new OddException(1, 2));
    assertEquals(2, attempts(odd.retryOn(IOException.class)));
    assertEquals(1, attempts(odd.retryOn(IllegalStateException.class)));
    assertEquals(1, attempts(thrower(() -> new OddError(1, 2))));
  }

  @Test
  default void attemptEndedAtItsDeadline_countsAsATimeout() {
    Task<Integer, Integer> slow =
        Task.<Integer, Integer>of(
                "slow",
                n -> {
                  Thread.sleep(60_000);
                  return n;
                })
            .timeout(Duration.ofMillis(50))
            .attempts(2);
    assertEquals(2, attempts(slow.retryOn(TimeoutException.class)));
    assertEquals(2, attempts(slow.retryOn(TaskTimedOutException.class)));
    assertEquals(1, attempts(slow.retryOn(IOException.class)));
  }

  @Test
  default void cycleOfCauses_hasAnEnd() {
    assertEquals(
        1,
        attempts(
            thrower(
                    () -> {
                      Exception outer = new Exception("outer");
                      outer.initCause(new Exception("inner", outer));
                      return outer;
                    })
                .retryOn(IOException.class)));
  }

  @Test
  default void errors_cannotBeNamed() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> TaskOptions.DEFAULT.withRetryOn(List.of(StackOverflowError.class)));
    Failures.assertMessage(wrong, "\"retryOn\"", "java.lang.StackOverflowError");
  }

  /** Whether its only item is tried again, as the number of attempts. */
  private int attempts(Task<Integer, Integer> task) {
    try (TaskPool pool = open(1)) {
      List<Outcome<Integer, Integer>> outcomes = pool.outcomes(task, List.of(1)).toList();
      Outcome.Trace trace = outcomes.get(0).trace();
      assertEquals(trace.attempts() - 1, trace.earlier().size());
      return trace.attempts();
    }
  }

  private int ofIo(Thrower thrower) {
    return attempts(thrower(thrower).retryOn(IOException.class, TimeoutException.class));
  }

  private static Task<Integer, Integer> thrower(Thrower thrower) {
    TaskFunction<Integer, Integer> function =
        n -> {
          Throwable thrown = thrower.make();
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown;
        };
    return Task.of("thrower", function).attempts(2);
  }

  /** Makes what an item throws. */
  interface Thrower extends Serializable {
    Throwable make();
  }

  /** Has no constructor for a message alone. */
  final class OddException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    OddException(int line, int column) {
      super(line + ":" + column);
    }
  }

  /** Has no constructor for a message alone. */
  final class OddError extends Error {
    @Serial private static final long serialVersionUID = 1;

    OddError(int line, int column) {
      super(line + ":" + column);
    }
  }
}
