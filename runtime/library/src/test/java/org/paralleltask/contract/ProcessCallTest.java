// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.WaitInterruptedException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerOutput;

/**
 * Items that are submitted one by one to worker processes that are idle and know the task: then the
 * thread that submits, or waits, speaks to the worker itself, and nobody must notice.
 */
@ExtendWith(HangGuard.class)
class ProcessCallTest {
  private static final int MANY = 2000;

  @Test
  void callsOneByOne_fromSeveralThreads_giveEachItsResult() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      var callers =
          Stream.generate(() -> Threads.failureOf(() -> callOneByOne(pool))).limit(4).toList();
      for (var caller : callers) {
        assertNull(caller.get(20));
      }
      assertTrue(pool.activeWorkers() <= 2);
    }
  }

  private static void callOneByOne(TaskPool pool) {
    for (int n = 0; n < MANY; n++) {
      assertEquals(n, pool.submit(SampleTasks.same, n).result());
    }
  }

  @Test
  void oneCaller_usesOneWorker() {
    try (TaskPool pool = WorkerPids.open(3)) {
      callOneByOne(pool);
      assertEquals(1, pool.activeWorkers());
    }
  }

  @Test
  void itemThatNobodyWaitsFor_getsDone() {
    try (TaskPool pool = warm(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.same, 7);
      while (!future.isDone()) {
        Thread.onSpinWait();
      }
      assertEquals(7, future.result());
    }
  }

  @Test
  void callbackOfAnItemThatNobodyWaitsFor_isCalled() throws Exception {
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    try (TaskPool pool = warm(1)) {
      pool.submit(SampleTasks.same, 7).onDone(future -> seen.add(future.result()));
      assertEquals(7, seen.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void mapAmongCalls_getsTheWorkersToo() {
    try (TaskPool pool = warm(1)) {
      TaskFuture<Integer> first = pool.submit(SampleTasks.same, 1);
      List<Integer> items = SampleTasks.upTo(50);
      assertEquals(items, pool.map(SampleTasks.same, items).toList());
      assertEquals(1, first.result());
    }
  }

  @Test
  void interruptedCaller_isToldAtOnce_andTheItemGoesOn() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> task = gateFromTwo(gate);
      assertEquals(1, pool.submit(task, 1).result());
      TaskFuture<Integer> held = pool.submit(task, 2);
      var caller = Threads.failureOf(held::result);
      gate.awaitArrivals(1);
      caller.thread().interrupt();
      assertInstanceOf(WaitInterruptedException.class, caller.get(5));
      gate.open();
      assertEquals(2, held.result());
    }
  }

  // Known to the worker once the first item is done; the others wait at the gate.
  private static Task<Integer, Integer> gateFromTwo(Gate gate) {
    return Task.of("gate from two", n -> n < 2 ? n : gate.pass(n));
  }

  @Test
  void callersOwnInterrupt_isNotLost_whenTheResultIsThere() {
    try (TaskPool pool = warm(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.same, 3);
      while (!future.isDone()) {
        Thread.onSpinWait();
      }
      Thread.currentThread().interrupt();
      assertEquals(3, future.result());
      assertEquals(4, submittedWhenInterrupted(pool));
      assertTrue(Thread.interrupted());
    } finally {
      Thread.interrupted();
    }
  }

  private static int submittedWhenInterrupted(TaskPool pool) {
    TaskFuture<Integer> future = pool.submit(SampleTasks.same, 4);
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    return future.result();
  }

  @Test
  void cancelledCall_endsForWhoWaits_andTheWorkerServesTheNext() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> task = gateFromTwo(gate);
      assertEquals(1, pool.submit(task, 1).result());
      TaskFuture<Integer> held = pool.submit(task, 2);
      var caller = Threads.failureOf(held::result);
      gate.awaitArrivals(1);
      assertTrue(held.cancel(true));
      assertInstanceOf(CancellationException.class, caller.get(5));
      assertEquals(0, pool.submit(task, 0).result());
    }
  }

  @Test
  void limitOfTheWait_isKept() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> task = gateFromTwo(gate);
      assertEquals(1, pool.submit(task, 1).result());
      TaskFuture<Integer> held = pool.submit(task, 2);
      assertThrows(TimeoutException.class, () -> held.result(Duration.ofMillis(20)));
      assertThrows(TimeoutException.class, () -> held.result(Duration.ZERO));
      gate.open();
      assertEquals(2, held.result(Duration.ofSeconds(30)));
    }
  }

  @Test
  void workerKilledDuringACall_failsIt_andTheNextGetsAnother() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      Task<Integer, Integer> task = gateFromTwo(gate);
      assertEquals(1, pool.submit(task, 1).result());
      TaskFuture<Integer> held = pool.submit(task, 2);
      gate.awaitArrivals(1);
      WorkerPids.live().forEach(ProcessHandle::destroyForcibly);
      assertThrows(WorkerLostException.class, held::result);
      assertEquals(0, pool.submit(task, 0).result());
    }
  }

  @Test
  void failuresLinesAndLargeResults_ofCalls_areAsEver() {
    Queue<WorkerOutput> printed = new ConcurrentLinkedQueue<>();
    Task<Integer, String> task = Task.of("various", ProcessCallTest::various);
    PoolOptions options = WorkerPids.options(1);
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().output(printed::add)))) {
      assertEquals("", pool.submit(task, 0).result());
      TaskFailedException failure =
          assertThrows(TaskFailedException.class, () -> pool.submit(task, -1).result());
      assertEquals("bad item -1", failure.getCause().getMessage());
      TaskFuture<String> printing = pool.submit(task, 10);
      assertEquals(10, printing.result().length());
      assertEquals(100_000, pool.submit(task, 100_000).result().length());
      assertEquals(List.of("item 10", "item 100000"), lines(printed));
    }
  }

  private static String various(Integer item) {
    if (item < 0) {
      SampleTasks.fail(item);
    }
    if (item > 0) {
      System.out.println("item " + item);
    }
    return "x".repeat(item);
  }

  private static List<String> lines(Queue<WorkerOutput> printed) {
    return printed.stream().filter(line -> line.index() >= 0).map(WorkerOutput::line).toList();
  }

  @Test
  void workerThatIsReplaced_isReplacedAmongCalls() {
    try (TaskPool pool = WorkerPids.open(1, 3)) {
      long first = pool.submit(WorkerPids.pid, 0).result();
      assertEquals(first, pool.submit(WorkerPids.pid, 1).result());
      assertEquals(first, pool.submit(WorkerPids.pid, 2).result());
      assertTrue(first != pool.submit(WorkerPids.pid, 3).result());
    }
  }

  @Test
  void shutdownRightAfterASubmit_letsItFinish() {
    for (int round = 0; round < 3; round++) {
      TaskPool pool = warm(1);
      TaskFuture<Integer> last = pool.submit(SampleTasks.same, round);
      pool.close();
      assertTrue(last.isDone());
      assertEquals(round, last.result());
    }
  }

  private static TaskPool warm(int workers) {
    TaskPool pool = WorkerPids.open(workers);
    assertEquals(1, pool.submit(SampleTasks.same, 1).result());
    assertEquals(2, pool.submit(SampleTasks.same, 2).result());
    return pool;
  }
}
