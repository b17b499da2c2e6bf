// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolUnavailableException;
import org.paralleltask.RemoteException;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.WorkerLostException;
import org.paralleltask.codec.CodecException;
import org.paralleltask.contract.CrashTasks.Item;
import org.paralleltask.contract.CrashTasks.Place;

/** What fails in a worker process, and what the caller is told of it. */
@ExtendWith(HangGuard.class)
class ProcessFailureIT {
  static final Task<Integer, Integer> halting = Task.of("halting", ProcessFailureIT::halt);

  private static Integer halt(Integer code) {
    Runtime.getRuntime().halt(code);
    return code;
  }

  @Test
  void T077_killedWorker_itsItemFails_othersComplete() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(3)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("held"), 12);
      gate.awaitArrivals(3);
      ProcessHandle victim = WorkerPids.live().get(1);
      victim.destroyForcibly();
      gate.awaitArrivals(1); // of an item that another worker has begun in its place
      gate.open();
      List<Throwable> failures =
          futures.stream().map(TaskFuture::exception).filter(e -> e != null).toList();
      assertEquals(1, failures.size(), failures::toString);
      WorkerLostException lost = assertInstanceOf(WorkerLostException.class, failures.get(0));
      Failures.assertMessage(lost, "held item", "pid " + victim.pid(), "SIGKILL", lost.worker());
      assertEquals(victim.pid(), lost.pid());
      assertEquals(137, lost.exitCode());
    }
  }

  @Test
  void T077_killedWorker_withASecondAttempt_losesNothing() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(2)) {
      Task<Integer, Integer> held = gate.<Integer>task("held").attempts(2);
      List<TaskFuture<Integer>> futures = submitAll(pool, held, 6);
      gate.awaitArrivals(2);
      WorkerPids.live().get(0).destroyForcibly();
      gate.awaitArrivals(1);
      gate.open();
      assertEquals(SampleTasks.upTo(6), futures.stream().map(TaskFuture::result).toList());
    }
  }

  @Test
  void workerLostInTheLastItemThatItMayRun_poolCanBeClosed() {
    TaskPool pool = WorkerPids.open(1, 1);
    assertInstanceOf(WorkerLostException.class, pool.submit(halting, 9).exception());
    assertTrue(pool.close(Duration.ofSeconds(60)));
  }

  @Test
  void initializerThatEndsItsProcess_breaksThePool_andNoProcessIsStartedForEver() {
    try (TaskPool pool =
        TaskPool.open(WorkerPids.options(1).initializer(() -> Runtime.getRuntime().exit(3)))) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 2);
      BrokenPoolException broken = assertThrows(BrokenPoolException.class, future::result);
      Failures.assertMessage(broken, "System.exit(3)", "in its initializer");
    }
  }

  @Test
  void initializerTakesLongerThanAnItemMay_itemsHaveAllOfTheirTime() {
    PoolOptions slow = WorkerPids.options(1).initializer(ProcessFailureIT::takeThreeSeconds);
    try (TaskPool pool = TaskPool.open(slow)) {
      Task<Integer, Integer> task = SampleTasks.square.timeout(Duration.ofSeconds(1));
      assertEquals(4, pool.submit(task, 2).result());
    }
  }

  private static void takeThreeSeconds() {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
  }

  @Test
  void classPathOfWorkersCanBeGiven_andIsAskedForWhereTheLibraryIsNotOnIt() {
    PoolOptions options = WorkerPids.options(1);
    String here = System.getProperty("java.class.path");
    try (TaskPool pool =
        TaskPool.open(options.jvm(options.jvm().arguments(List.of("-cp", "x:" + here))))) {
      Task<Integer, String> seen = Task.of("seen", n -> System.getProperty("java.class.path"));
      assertEquals("x:" + here, pool.submit(seen, 1).result());
    }
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().arguments(List.of("-cp", "x"))))) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 2);
      BrokenPoolException broken = assertThrows(BrokenPoolException.class, future::result);
      Failures.assertMessage(broken, "java.class.path", "WorkerJvm.arguments");
    }
  }

  @Test
  void inputsThatAWorkerHasNoMemoryFor_failAlone_andSayHowMuchItHas() {
    PoolOptions options = WorkerPids.options(1);
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().maxHeapMegabytes(32)))) {
      Task<Object, String> kind = Task.of("kind", item -> item.getClass().getSimpleName());
      List<Object> inputs = List.of("small", "x".repeat(64 << 20), new byte[64 << 20], 1);
      List<String> seen = new ArrayList<>();
      for (Outcome<Object, String> outcome : pool.outcomes(kind, inputs)) {
        if (outcome instanceof Outcome.Failed<Object, String> failed) {
          Failures.assertMessage(failed.failure(), "its input could not be read", "heap of 32 MB");
          assertInstanceOf(OutOfMemoryError.class, failed.failure().getCause());
        } else {
          seen.add(outcome.orElseThrow());
        }
      }
      assertEquals(List.of("String", "Integer"), seen);
    }
  }

  @Test
  void killedWorker_itsItemWaits_meanwhileTheNextOneRunsOthers() throws Exception {
    Duration century = Duration.ofDays(36_500);
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> held = gate.<Integer>task("held").attempts(2).retryOn();
      TaskFuture<Integer> waiting = pool.submit(held.backoff(century, century), 1);
      gate.awaitArrivals(1);
      WorkerPids.live().get(0).destroyForcibly();
      assertEquals(4, pool.submit(SampleTasks.square, 2).result(Duration.ofSeconds(10)));
      assertTrue(waiting.isRunning());
      assertTrue(waiting.cancel(true));
    }
  }

  @Test
  void killedWorker_itsItemIsTriedAgain_andItsTraceTellsTheLoss() {
    Duration second = Duration.ofMillis(50);
    try (TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> task = halting.attempts(5).backoff(second, second);
      var outcome = pool.outcomes(task, List.of(9)).iterator().next();
      assertEquals(2, outcome.trace().attempts());
      Outcome.FailedAttempt first = outcome.trace().earlier().get(0);
      Failures.assertMessage(first.failure(), "exit code 9");
      assertInstanceOf(WorkerLostException.class, first.failure());
    }
  }

  @Test
  void B7_anItemThatKillsTwoWorkers_isSetAside_howeverManyAttemptsItHas() {
    try (TaskPool pool = WorkerPids.open(1)) {
      var outcome = pool.outcomes(halting.attempts(10), List.of(9)).iterator().next();
      Outcome.Failed<?, ?> failed = assertInstanceOf(Outcome.Failed.class, outcome);
      Failures.assertMessage(failed.failure(), "second worker", "exit code 9");
      assertEquals(2, failed.trace().attempts());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 42, 0, 1})
  void T078_haltedWorker_failureSaysTheExitCode(int code) {
    try (TaskPool pool = WorkerPids.open(1)) {
      WorkerLostException lost =
          assertThrows(WorkerLostException.class, pool.submit(halting, code)::result);
      Failures.assertMessage(lost, "halting item 0 (" + code + ")", "exit code " + code + " ");
      assertEquals(code, lost.exitCode());
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
    }
  }

  @Test
  void T079_crashesOfSeveralItems_areDistinctExceptionsThatDoNotGrow() {
    try (TaskPool pool = WorkerPids.open(1)) {
      List<Throwable> seen = new ArrayList<>();
      for (TaskFuture<Integer> future : submitAll(pool, halting, 3)) {
        WorkerLostException lost = assertThrows(WorkerLostException.class, future::result);
        assertNull(lost.getCause());
        assertEquals(0, lost.getSuppressed().length);
        seen.forEach(other -> assertNotSame(other, lost));
        seen.add(lost);
      }
      assertEquals(3, new HashSet<>(seen.stream().map(Throwable::getMessage).toList()).size());
    }
  }

  @Test
  void causeOfAnException_isItsCause_whateverConstructorsItHas() {
    try (TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> unchecked = Task.of("unchecked", ProcessFailureIT::failUnchecked);
      Throwable same = pool.submit(unchecked, 1).exception();
      assertInstanceOf(UncheckedIOException.class, same);
      assertInstanceOf(IOException.class, same.getCause());
      Task<Integer, Integer> odd = Task.of("odd", ProcessFailureIT::failOddly);
      Throwable other = pool.submit(odd, 1).exception();
      assertInstanceOf(RemoteException.class, other);
      assertInstanceOf(IOException.class, other.getCause());
    }
  }

  private static Integer failUnchecked(Integer item) {
    throw new UncheckedIOException(new IOException("disk " + item));
  }

  private static Integer failOddly(Integer item) {
    throw new OddException(item, new IOException("disk " + item));
  }

  /** Has no constructor for a message. */
  static final class OddException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OddException(int line, Throwable cause) {
      super("line " + line, cause);
    }
  }

  @Test
  void T080_exceptionOfAWorker_keepsTypeMessageAndItsFrames_andSaysWhoSubmitted() {
    Task<Integer, Integer> thrower = Task.of("thrower", ProcessFailureIT::markedPlace);
    try (TaskPool pool = WorkerPids.open(1)) {
      TaskFuture<Integer> future = pool.submit(thrower, 123);
      TaskFailedException failure = assertThrows(TaskFailedException.class, future::result);
      Throwable thrown = failure.getCause();
      assertEquals(NumberFormatException.class, thrown.getClass());
      assertEquals("123", thrown.getMessage());
      assertEquals("markedPlace", thrown.getStackTrace()[0].getMethodName());
      assertTrue(
          Stream.concat(
                  Stream.of(failure.getStackTrace()),
                  Stream.of(failure.getSuppressed()).flatMap(e -> Stream.of(e.getStackTrace())))
              .anyMatch(frame -> frame.getMethodName().startsWith("T080")),
          () -> Arrays.toString(failure.getStackTrace()));
    }
  }

  private static Integer markedPlace(Integer item) {
    throw new NumberFormatException("" + item);
  }

  @Test
  void T081_causesAndSuppressedExceptions_survive() {
    Task<Integer, Integer> nested =
        Task.of(
            "nested",
            n -> {
              IOException inner = new IOException("inner", new Unknown(n));
              IllegalStateException outer = new IllegalStateException("outer", inner);
              outer.addSuppressed(new IllegalArgumentException("aside", new IOException("why")));
              throw outer;
            });
    try (TaskPool pool = WorkerPids.open(1)) {
      Throwable outer = pool.submit(nested, 5).exception();
      assertEquals("outer", outer.getMessage());
      assertEquals("inner", assertInstanceOf(IOException.class, outer.getCause()).getMessage());
      Failures.assertMessage(Failures.root(outer), Unknown.class.getName(), "unknown 5");
      assertEquals("aside", outer.getSuppressed()[0].getMessage());
      assertEquals("why", outer.getSuppressed()[0].getCause().getMessage());
    }
  }

  /** Cannot be made from its message. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown(int number) {
      super("unknown " + number);
    }
  }

  @Test
  void T082_T083_itemsThatCannotTravel_failAlone_andCostNoCapacity() {
    try (TaskPool pool = WorkerPids.open(1)) {
      List<TaskFuture<Object>> futures = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        futures.add(pool.submit(SampleTasks.echo, n % 2 == 0 ? n : new Thread("no value")));
      }
      for (int n = 0; n < 200; n++) {
        TaskFuture<Object> future = futures.get(n);
        if (n % 2 == 0) {
          assertEquals(n, future.result());
        } else {
          TaskFailedException failure = assertThrows(TaskFailedException.class, future::result);
          Failures.assertMessage(failure, "echo item " + n, "could not be sent", "Thread");
          assertInstanceOf(CodecException.class, failure.getCause());
        }
      }
    }
  }

  @Test
  void B11_T086_resultThatCannotTravel_twentyTimes_doesNotShrinkThePool() {
    try (TaskPool pool = WorkerPids.open(2)) {
      for (int round = 0; round < 20; round++) {
        Crash crash = round % 2 == 0 ? Crash.THROWS : Crash.HALTS;
        Item bad = new Item(round, crash, Place.ENCODE_RESULT);
        assertThrows(RuntimeException.class, pool.submit(CrashTasks.crash, bad)::result);
      }
      assertEquals(2, pool.workers());
      List<Integer> items = SampleTasks.upTo(20);
      assertEquals(items, pool.map(SampleTasks.same, items).toList());
    }
  }

  @Test
  void T088_crashWithBigDataUnderWay_isACleanFailure() {
    String big = "x".repeat(1 << 20);
    Task<String, Integer> dying = Task.of("dying", text -> halt(text.length() >> 20));
    Task<Integer, String> dyingSlowly =
        Task.of(
            "dyingSlowly",
            n -> {
              new Thread(() -> halt(3)).start();
              return "y".repeat(n << 20);
            });
    try (TaskPool pool = WorkerPids.open(2)) {
      var lost = SampleTasks.upTo(6).stream().map(n -> pool.submit(dying, big)).toList();
      lost.forEach(future -> assertInstanceOf(WorkerLostException.class, future.exception()));
      for (TaskFuture<String> future :
          List.of(pool.submit(dyingSlowly, 40), pool.submit(dyingSlowly, 20))) {
        Throwable failure = future.exception();
        assertTrue(failure == null || failure instanceof WorkerLostException, future::toString);
      }
      assertEquals(big, pool.submit(SampleTasks.echo, big).result());
    }
  }

  @Test
  void T091_crashDuringShutdown_isTold_andTheShutdownEnds() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      TaskFuture<Integer> dying = pool.submit(Task.of("dying", n -> halt(gate.pass(n))), 6);
      gate.awaitArrivals(1);
      pool.shutdown();
      gate.open();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(30)));
      assertEquals(6, assertInstanceOf(WorkerLostException.class, dying.exception()).exitCode());
    }
  }

  @Test
  void T092_itemThatCannotTravelAndShutdown_getsItsError() throws Exception {
    try (TaskPool pool = WorkerPids.open(1)) {
      TaskFuture<Object> bad = pool.submit(SampleTasks.echo, new Thread("no value"));
      pool.shutdown();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(30)));
      assertInstanceOf(CodecException.class, bad.exception());
    }
  }

  @Test
  void T094_shutdownNowAmongFastAndLongItems_isQuick_andAllAreAccountedFor() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(2)) {
      List<TaskFuture<Integer>> fast = submitAll(pool, SampleTasks.square, 100);
      List<TaskFuture<Integer>> slow = submitAll(pool, gate.task("long"), 100);
      gate.awaitArrivals(2);
      pool.shutdownNow();
      assertTrue(pool.awaitTermination(Duration.ofSeconds(30)));
      assertEquals(81, fast.get(9).result());
      assertTrue(slow.stream().allMatch(TaskFuture::isCancelled));
    }
  }

  @Test
  void T095_poolWithinAnItem_endsWithTheOuterOne() throws Exception {
    try (Gate gate = new Gate();
        TaskPool outer = WorkerPids.open(1)) {
      Task<Integer, Integer> opening =
          Task.of(
              "opening",
              n -> {
                try (TaskPool inner = WorkerPids.open(1)) {
                  inner.submit(SampleTasks.square, n).result();
                  return inner.submit(gate.<Integer>deafTask("inner"), n).result();
                }
              });
      TaskFuture<Integer> future = outer.submit(opening, 1);
      gate.awaitArrivals(1);
      List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
      assertTrue(all.size() >= 2, all::toString);
      outer.shutdownNow();
      assertTrue(outer.awaitTermination(Duration.ofSeconds(30)));
      assertTrue(future.isCancelled());
      for (ProcessHandle process : all) {
        process.onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void T095_normalEndWithAWarmInnerPool_doesNotHang_andLeavesNothing() throws Exception {
    Task<Integer, Long> opening = Task.of("opening", Inner::use);
    long inner;
    try (TaskPool outer = WorkerPids.open(1)) {
      inner = outer.submit(opening, 1).result();
      assertEquals(inner, outer.submit(opening, 2).result());
      assertTrue(ProcessHandle.of(inner).isPresent());
    }
    assertTrue(ProcessHandle.of(inner).isEmpty(), "the inner worker lives on");
  }

  /** A pool that a worker opens, and never closes. */
  private static final class Inner {
    private static final TaskPool POOL = WorkerPids.open(1);

    static Long use(Integer item) {
      return POOL.submit(WorkerPids.pid, item).result();
    }
  }

  @Test
  void T095_poolsNestedTooDeep_areRefusedClearly() {
    Task<Integer, Integer> opening =
        Task.of(
            "opening",
            n -> {
              try (TaskPool inner = WorkerPids.open(1)) {
                return inner.submit(SampleTasks.square, n).result();
              }
            });
    PoolOptions options = WorkerPids.options(1);
    Map<String, String> deep = Map.of("PARALLEL_TASK_WORKER", "a:b:c:d:e:f:g:h:i");
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().environment(deep)))) {
      Throwable failure = pool.submit(opening, 2).exception();
      assertInstanceOf(PoolUnavailableException.class, failure);
      Failures.assertMessage(failure, "nested 10 deep", "Use threads");
    }
  }

  @Test
  void T097_workerWhoseMemoryGrows_isReplaced_andEveryResultIsRight() throws Exception {
    Task<Integer, Long> leaking = Task.of("leaking", Leak::grow);
    PoolOptions options = WorkerPids.options(1);
    try (CapturedLog log = CapturedLog.of("org.paralleltask");
        TaskPool pool = TaskPool.open(options.jvm(options.jvm().maxHeapMegabytes(600)))) {
      List<Long> pids = pool.map(leaking, SampleTasks.upTo(300)).toList();
      assertEquals(300, pids.size());
      assertTrue(new HashSet<>(pids).size() > 1, "it was not replaced");
      Failures.assertText(log.text(), "is replaced, as others will be");
      assertTrue(log.isQuiet(), "it was told twice");
    }
  }

  /** What a worker keeps for ever. */
  private static final class Leak {
    private static final List<byte[]> KEPT = new ArrayList<>();

    static Long grow(Integer item) throws InterruptedException {
      KEPT.add(new byte[3 << 20]);
      Thread.sleep(item % 2 == 0 ? 20 : 10); // growth is looked at once in a second
      return ProcessHandle.current().pid();
    }
  }
}
