// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.Outcome;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.WorkerJvm;
import org.paralleltask.WorkerLostException;
import org.paralleltask.contract.CrashTasks.Item;
import org.paralleltask.contract.CrashTasks.Place;

/** Whatever goes wrong, wherever: one item fails, it is told why, and all others complete. */
@ExtendWith(HangGuard.class)
class CrashMatrixIT {
  private static final int ITEMS = 16;
  private static final int CULPRIT = 6;
  private static final Duration LIMIT = Duration.ofMillis(1500);

  @TempDir Path crashes;

  @AfterEach
  void releaseWhatHangsHere() {
    Crash.releaseAll();
  }

  static Stream<Arguments> cells() {
    return Stream.of(Place.values())
        .flatMap(
            place ->
                Stream.of(Crash.values())
                    .filter(crash -> isSurvivedBy(place, crash))
                    .map(crash -> Arguments.of(place, crash)));
  }

  /** Inputs are written, and results read, in the JVM of the caller: what ends it ends all. */
  private static boolean isSurvivedBy(Place place, Crash crash) {
    boolean here = place == Place.ENCODE_INPUT || place == Place.DECODE_RESULT;
    return !here || !(crash.isDeadly() || crash == Crash.OUT_OF_MEMORY);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cells")
  void T085_T086_crashCostsItsItemAlone(Place place, Crash crash) throws Exception {
    List<Item> items = new ArrayList<>();
    for (int n = 0; n < ITEMS; n++) {
      items.add(n == CULPRIT ? new Item(n, crash, place) : Item.harmless(n));
    }
    try (TaskPool pool = open()) {
      for (Outcome<Item, Item> outcome : pool.outcomes(task(crash), items)) {
        if (outcome.index() == CULPRIT) {
          assertFailed(outcome, place, crash);
        } else {
          assertEquals(outcome.input(), outcome.orElseThrow());
        }
      }
      List<Item> good = List.of(Item.harmless(1), Item.harmless(2), Item.harmless(3));
      assertEquals(good, pool.map(CrashTasks.crash, good).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void betweenItems_crashCostsNoItem(Crash crash) throws Exception {
    try (Gate gate = new Gate();
        CapturedLog log = CapturedLog.of("org.paralleltask");
        TaskPool pool = open()) {
      Task<Integer, Long> leaving = Task.of("leaving", n -> crashLater(gate, crash));
      ProcessHandle worker = ProcessHandle.of(pool.submit(leaving, 1).result()).orElseThrow();
      CompletableFuture<ProcessHandle> end = worker.onExit();
      gate.awaitArrivals(1);
      gate.open();
      if (crash.isDeadly()) {
        end.get(10, TimeUnit.SECONDS);
      }
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      if (crash.isDeadly()) {
        Failures.assertText(log.message(), "pid " + worker.pid(), "idle", cause(crash));
      }
      assertEquals(SampleTasks.upTo(9), pool.map(SampleTasks.same, SampleTasks.upTo(9)).toList());
    }
  }

  private static Long crashLater(Gate gate, Crash crash) {
    Thread thread =
        new Thread(
            () -> {
              gate.passDeaf("between items");
              try {
                crash.happen();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return ProcessHandle.current().pid();
  }

  private static Task<Item, Item> task(Crash crash) {
    Task<Item, Item> task = CrashTasks.crash.chunkSize(4);
    return crash == Crash.HANGS ? task.timeout(LIMIT) : task;
  }

  private TaskPool open() {
    WorkerJvm jvm = WorkerJvm.DEFAULT.maxHeapMegabytes(64).crashDirectory(crashes);
    return TaskPool.open(PoolOptions.of(Pool.PROCESS).workers(2).jvm(jvm.output(line -> {})));
  }

  private static void assertFailed(Outcome<Item, Item> outcome, Place place, Crash crash)
      throws IOException {
    if (crash == Crash.HANGS) {
      assertTimedOut(assertInstanceOf(Outcome.TimedOut.class, outcome, outcome::toString));
      return;
    }
    ParallelTaskException failure =
        assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString).failure();
    Failures.assertMessage(failure, "crash item " + CULPRIT + " (Item[number=6", cause(crash));
    if (crash.isDeadly()) {
      assertLost(assertInstanceOf(WorkerLostException.class, failure), crash);
    } else {
      assertInstanceOf(TaskFailedException.class, failure);
      Failures.assertMessage(failure, blame(place));
    }
  }

  private static void assertTimedOut(Outcome.TimedOut<?, ?> outcome) {
    TaskTimedOutException failure = outcome.failure();
    Failures.assertMessage(failure, "crash item " + CULPRIT, "did not finish", "1500ms");
    assertTrue(
        Stream.of(failure.getCause().getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(Crash.class.getName())),
        () -> List.of(failure.getCause().getStackTrace()).toString());
  }

  private static void assertLost(WorkerLostException lost, Crash crash) throws IOException {
    Failures.assertMessage(lost, lost.worker(), "pid " + lost.pid());
    assertNotEquals(ProcessHandle.current().pid(), lost.pid());
    if (crash == Crash.SEGMENTATION_FAULT) {
      Failures.assertMessage(lost, String.valueOf(lost.crashFile()));
      Failures.assertText(Files.readString(lost.crashFile()), "SIGSEGV");
    }
  }

  private static String cause(Crash crash) {
    return switch (crash) {
      case THROWS -> "java.lang.IllegalStateException: thrown on purpose";
      case EXITS -> "System.exit(7)";
      case HALTS -> "exit code 8";
      case SEGMENTATION_FAULT -> "crashed";
      case KILLED -> "SIGKILL (somebody killed it";
      case TERMINATED -> "SIGTERM";
      case OUT_OF_MEMORY -> "java.lang.OutOfMemoryError: Java heap space";
      case STACK_OVERFLOW -> "java.lang.StackOverflowError";
      case HANGS -> "did not finish";
    };
  }

  private static String blame(Place place) {
    return switch (place) {
      case ENCODE_INPUT -> "could not be sent to worker process";
      case DECODE_INPUT -> "its input could not be read";
      case RUN -> "failed: java.lang.";
      case ENCODE_RESULT -> "its result cannot travel";
      case DECODE_RESULT -> "its result could not be read";
    };
  }
}
