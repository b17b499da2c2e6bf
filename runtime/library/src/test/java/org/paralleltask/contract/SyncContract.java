// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.DeadlockException;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.contract.SyncTasks.Arrays;
import org.paralleltask.contract.SyncTasks.Both;
import org.paralleltask.contract.SyncTasks.Consumer;
import org.paralleltask.contract.SyncTasks.Events;
import org.paralleltask.contract.SyncTasks.Line;
import org.paralleltask.contract.SyncTasks.Round;
import org.paralleltask.contract.SyncTasks.Sleeper;
import org.paralleltask.contract.SyncTasks.Steps;
import org.paralleltask.sync.SharedBarrier;
import org.paralleltask.sync.SharedBoolean;
import org.paralleltask.sync.SharedBytes;
import org.paralleltask.sync.SharedCondition;
import org.paralleltask.sync.SharedDoubles;
import org.paralleltask.sync.SharedEvent;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedInts;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedLongs;
import org.paralleltask.sync.SharedQueue;
import org.paralleltask.sync.SharedSemaphore;

/** What shared objects promise, whatever the kind of pool whose tasks share them. */
@ExtendWith(HangGuard.class)
abstract class SyncContract {
  private static final int TIMES = 10_000;

  /** So many that two take turns meanwhile, also on a machine that is busy. */
  private static final int MANY_TIMES = 200_000;

  private final Pool kind;

  SyncContract(Pool kind) {
    this.kind = kind;
  }

  private TaskPool open(int workers) {
    return TaskPool.open(PoolOptions.of(kind).workers(workers));
  }

  /** No event tells it, so this looks again and again. */
  private static void awaitUntil(BooleanSupplier happened) {
    long limit = System.nanoTime() + SyncTasks.SOON.toNanos();
    while (!happened.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "has not happened");
      LockSupport.parkNanos(100_000);
    }
  }

  private int balanceAfter(TaskPool pool, Task<Steps, Integer> task, int times) {
    try (SharedLock lock = SharedLock.create();
        SharedBarrier start = SharedBarrier.create(2);
        SharedInt balance = SharedInt.create(100)) {
      Steps down = new Steps(start, lock, balance, -1, times);
      Steps up = new Steps(start, lock, balance, 1, times);
      pool.map(task, List.of(down, up)).toList();
      return balance.get();
    }
  }

  // ---- values ----

  @Test
  @HangLimit(60)
  void T122_stepsWithLock_areExactTenOfTenTimes() {
    try (TaskPool pool = open(2)) {
      for (int i = 0; i < 10; i++) {
        assertEquals(100, balanceAfter(pool, SyncTasks.stepsWithLock, TIMES));
      }
    }
  }

  @Test
  @HangLimit(60)
  void T122_stepsWithoutLock_goWrong() {
    try (TaskPool pool = open(2)) {
      Set<Integer> balances = new HashSet<>(Set.of(100));
      for (int i = 0; i < 100 && balances.size() == 1; i++) {
        balances.add(balanceAfter(pool, SyncTasks.stepsWithout, MANY_TIMES));
      }
      assertNotEquals(Set.of(100), balances);
    }
  }

  @Test
  void atomicSteps_areExact() {
    try (TaskPool pool = open(2)) {
      assertEquals(100, balanceAfter(pool, SyncTasks.stepsAtomically, TIMES));
    }
  }

  @Test
  void T113_valuesAndArraysWrittenByATask_areSeenByItsCaller() {
    try (TaskPool pool = open(1);
        SharedInts ints = SharedInts.create(4);
        SharedLongs longs = SharedLongs.create(3);
        SharedDoubles doubles = SharedDoubles.of(1, 2);
        SharedBytes bytes = SharedBytes.create(5);
        SharedBoolean flag = SharedBoolean.create()) {
      assertArrayEquals(new int[4], ints.toArray());
      Arrays arrays = new Arrays(ints, longs, doubles, bytes, flag);

      pool.submit(SyncTasks.writeArrays, arrays).result();

      assertArrayEquals(new int[] {1, 4, 9, 16}, ints.toArray());
      assertArrayEquals(new int[] {4, 9}, ints.toArray(1, 3));
      assertArrayEquals(new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE}, longs.toArray());
      assertArrayEquals(new double[] {1.5, 2}, doubles.toArray());
      assertArrayEquals(new byte[] {0, 0, -1, 0, 0}, bytes.toArray());
      assertTrue(flag.get());
      assertEquals(30, pool.submit(SyncTasks.prefixSums, arrays).result());
      assertArrayEquals(new int[] {1, 5, 14, 30}, ints.toArray());
    }
  }

  @Test
  void sharedObject_comesBackAsItself() {
    try (TaskPool pool = open(1);
        SharedLock lock = SharedLock.create();
        SharedInt value = SharedInt.create(3)) {
      assertSame(lock, pool.submit(SyncTasks.sendBack, lock).result());
      assertSame(value, pool.submit(SyncTasks.sendBack, value).result());
      SharedCondition condition = lock.newCondition();
      assertSame(condition, pool.submit(SyncTasks.sendBack, condition).result());
      condition.close();
    }
  }

  @Test
  void sharedObjectThatATaskHasCaptured_isTheSame() {
    try (TaskPool pool = open(2);
        SharedInt sum = SharedInt.create()) {
      pool.map(Task.<Integer, Integer>of("sum", sum::addAndGet), SampleTasks.upTo(101)).toList();
      assertEquals(5050, sum.get());
    }
  }

  // ---- locks ----

  @Test
  void T114_lock_isTakenOnceAndGivenBackByItsHolder() {
    try (TaskPool pool = open(1);
        SharedLock lock = SharedLock.create()) {
      assertThrows(IllegalMonitorStateException.class, lock::unlock);
      lock.lock();
      assertFalse(lock.tryLock());
      assertFalse(lock.tryLock(SyncTasks.SHORT));
      assertEquals(true, pool.submit(SyncTasks.isLocked, lock).result());
      assertEquals(false, pool.submit(SyncTasks.tryLock, lock).result());
      Throwable refused = pool.submit(SyncTasks.unlock, lock).exception();
      assertEquals(IllegalMonitorStateException.class, refused.getClass());
      DeadlockException again = assertThrows(DeadlockException.class, lock::lock);
      Failures.assertMessage(again, "which it holds itself", "SharedLock.reentrant()");
      lock.unlock();
      assertFalse(lock.isLocked());
      assertEquals(1, pool.submit(SyncTasks.lockAndUnlock, lock).result());
    }
  }

  @Test
  void T115_reentrantLock_isFreeWhenGivenBackAsOften() {
    try (TaskPool pool = open(1);
        SharedLock lock = SharedLock.reentrant()) {
      for (int i = 0; i < 3; i++) {
        lock.lock();
      }
      Throwable refused = pool.submit(SyncTasks.unlock, lock).exception();
      assertEquals(IllegalMonitorStateException.class, refused.getClass());
      for (int i = 0; i < 3; i++) {
        assertEquals(false, pool.submit(SyncTasks.tryLock, lock).result());
        lock.unlock();
      }
      assertThrows(IllegalMonitorStateException.class, lock::unlock);
      assertEquals(1, pool.submit(SyncTasks.lockAndUnlock, lock).result());
    }
  }

  @Test
  void T129_locksTakenInOppositeOrders_failNamingBoth() {
    try (TaskPool pool = open(2);
        SharedLock one = SharedLock.create();
        SharedLock two = SharedLock.create();
        SharedBarrier both = SharedBarrier.create(2)) {
      var left = pool.submit(SyncTasks.left, new Both(one, two, both));
      var right = pool.submit(SyncTasks.right, new Both(two, one, both));
      List<Throwable> failures = new ArrayList<>();
      for (TaskFuture<String> each : List.of(left, right)) {
        Throwable failure = each.exception();
        if (failure != null) {
          failures.add(failure);
        }
      }
      assertEquals(1, failures.size(), "one fails, and the other goes on: " + failures);
      DeadlockException told =
          Failures.find(failures.get(0), DeadlockException.class).orElseThrow();
      Failures.assertMessage(told, "left", "right", "waits for " + one, "waits for " + two);
    }
  }

  // ---- semaphores ----

  @Test
  void T116_semaphore_countsAndMayExceed_butNotIfBounded() {
    try (TaskPool pool = open(1);
        SharedSemaphore free = SharedSemaphore.create(2);
        SharedSemaphore bounded = SharedSemaphore.bounded(2)) {
      for (SharedSemaphore each : List.of(free, bounded)) {
        assertEquals(2, each.availablePermits());
        assertTrue(each.tryAcquire());
        assertTrue(each.tryAcquire(SyncTasks.SHORT));
        assertFalse(each.tryAcquire());
        assertFalse(each.tryAcquire(SyncTasks.SHORT));
        each.release();
        each.release();
      }
      free.release();
      assertEquals(3, free.availablePermits());
      assertEquals(1, pool.submit(SyncTasks.acquireTwice, free).result());
      assertThrows(IllegalStateException.class, bounded::release);
    }
  }

  @Test
  void semaphoreWithoutPermits_letsOneThroughForEachRelease() throws Exception {
    try (TaskPool pool = open(1);
        SharedSemaphore semaphore = SharedSemaphore.create(0)) {
      TaskFuture<Integer> waiting = pool.submit(SyncTasks.acquireTwice, semaphore);
      semaphore.release();
      semaphore.release();
      assertEquals(0, waiting.result(SyncTasks.SOON));
    }
  }

  // ---- conditions ----

  @Test
  void T117_signal_wakesExactlySoMany() throws Exception {
    try (TaskPool pool = open(4);
        SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition();
        SharedInt sleeping = SharedInt.create();
        SharedInt woken = SharedInt.create()) {
      Sleeper sleeper = new Sleeper(condition, sleeping, woken);
      List<TaskFuture<Boolean>> sleepers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sleepers.add(pool.submit(SyncTasks.sleep, sleeper));
      }
      awaitUntil(() -> sleeping.get() == 4);
      int awake = 0;
      for (int many : List.of(1, 2, 7)) {
        lock.run(() -> condition.signal(many));
        awake = Math.min(4, awake + many);
        int expected = awake;
        awaitUntil(() -> woken.get() == expected);
      }
      for (TaskFuture<Boolean> each : sleepers) {
        assertEquals(true, each.result(SyncTasks.SOON));
      }
    }
  }

  @Test
  void T117_waitWithLimit_isFalseAfterIt() {
    try (SharedLock lock = SharedLock.reentrant();
        SharedCondition condition = lock.newCondition()) {
      assertThrows(IllegalMonitorStateException.class, condition::await);
      assertThrows(IllegalMonitorStateException.class, condition::signal);
      lock.lock();
      lock.lock();
      assertFalse(condition.await(SyncTasks.SHORT));
      assertFalse(condition.awaitUntil(() -> false, SyncTasks.SHORT));
      assertTrue(condition.awaitUntil(() -> true, SyncTasks.SHORT));
      lock.unlock();
      assertTrue(lock.isHeldByCurrentThread());
      lock.unlock();
      assertFalse(lock.isLocked());
    }
  }

  @Test
  void S4_32_bothConsumersSeeTheResource() {
    try (TaskPool pool = open(2);
        SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition();
        SharedInt resource = SharedInt.create()) {
      var consumers =
          List.of(
              pool.submit(SyncTasks.consume, new Consumer(condition, resource)),
              pool.submit(SyncTasks.consume, new Consumer(condition, resource)));
      lock.run(
          () -> {
            resource.set(7);
            condition.signalAll();
          });
      for (TaskFuture<Integer> each : consumers) {
        assertEquals(7, each.result());
      }
    }
  }

  // ---- events ----

  @Test
  void T118_event_letsThroughWhenSet() {
    try (TaskPool pool = open(1);
        SharedEvent event = SharedEvent.create();
        SharedEvent late = SharedEvent.create()) {
      assertFalse(event.await(Duration.ZERO));
      assertFalse(event.await(SyncTasks.SHORT));
      TaskFuture<List<Boolean>> waiting = pool.submit(SyncTasks.awaitBoth, new Events(event, late));
      late.await();
      event.set();
      assertEquals(List.of(false, true), waiting.result());
      assertTrue(event.await(Duration.ZERO));
      event.clear();
      assertFalse(event.isSet());
    }
  }

  // ---- barriers ----

  @Test
  @HangLimit(60)
  void T119_barrier_letsAllThroughTogetherAndActsOnce() throws Exception {
    int rounds = 1000;
    try (TaskPool pool = open(3);
        SharedBarrier barrier = SharedBarrier.create(3);
        SharedInt arrived = SharedInt.create();
        SharedInt acted = SharedInt.create()) {
      Round round = new Round(barrier, arrived, acted, rounds);
      List<List<Integer>> places =
          pool.map(SyncTasks.goRound, List.of(round, round, round)).toList();
      for (int i = 0; i < rounds; i++) {
        int at = i;
        assertEquals(
            Set.of(0, 1, 2), new HashSet<>(places.stream().map(each -> each.get(at)).toList()));
      }
      assertEquals(rounds, acted.get());
      assertEquals(0, barrier.waiting());
    }
  }

  @Test
  void T119_abortAndReset_breakItForThoseWhoWait() throws Exception {
    try (TaskPool pool = open(2);
        SharedBarrier barrier = SharedBarrier.create(2)) {
      TaskFuture<String> aborted = pool.submit(SyncTasks.awaitBarrier, barrier);
      awaitUntil(() -> barrier.waiting() == 1);
      barrier.abort();
      assertEquals("broken", aborted.result());
      assertTrue(barrier.isBroken());
      assertEquals("broken", pool.submit(SyncTasks.awaitBarrier, barrier).result());

      barrier.reset();
      TaskFuture<String> reset = pool.submit(SyncTasks.awaitBarrier, barrier);
      awaitUntil(() -> barrier.waiting() == 1);
      barrier.reset();
      assertEquals("broken", reset.result());

      assertFalse(barrier.isBroken());
      TaskFuture<String> passed = pool.submit(SyncTasks.awaitBarrier, barrier);
      awaitUntil(() -> barrier.waiting() == 1);
      assertEquals(0, barrier.await());
      assertEquals("passed 1", passed.result());
    }
  }

  @Test
  void T119_timeout_breaksItForAll() {
    try (TaskPool pool = open(2);
        SharedBarrier barrier = SharedBarrier.create(3)) {
      TaskFuture<String> other = pool.submit(SyncTasks.awaitBarrier, barrier);
      awaitUntil(() -> barrier.waiting() == 1);
      assertThrows(
          java.util.concurrent.BrokenBarrierException.class, () -> barrier.await(SyncTasks.SHORT));
      assertEquals("broken", other.result());
    }
  }

  // ---- queues ----

  @Test
  void T110_boundedQueue_isFullOrEmptyAfterTheLimit() {
    try (SharedQueue<String> queue = SharedQueue.create(2)) {
      assertEquals(Optional.empty(), queue.tryTake());
      assertEquals(Optional.empty(), queue.tryTake(SyncTasks.SHORT));
      queue.put("a");
      assertTrue(queue.tryPut("b"));
      assertFalse(queue.tryPut("c"));
      long begun = System.nanoTime();
      assertFalse(queue.tryPut("c", SyncTasks.SHORT));
      assertTrue(System.nanoTime() - begun >= SyncTasks.SHORT.toNanos());
      assertEquals(2, queue.size());
      assertEquals(List.of("a", "b"), List.of(queue.take().get(), queue.take().get()));
    }
  }

  @Test
  void S4_17_squares_arriveInOrderAndEnd() {
    try (TaskPool pool = open(1);
        SharedQueue<Integer> queue = SharedQueue.create(2)) {
      TaskFuture<Integer> putting = pool.submit(SyncTasks.produce, new Line(queue, 1, 4));
      List<Integer> taken = new ArrayList<>();
      putting.onDone(done -> queue.end());
      queue.forEach(taken::add);
      assertEquals(List.of(1, 2, 3, 4), taken);
      assertTrue(queue.isEnded());
    }
  }

  @Test
  void S1_17_producersAndConsumers_loseNothingAndDoubleNothing() {
    int producers = 4;
    int each = 250;
    try (TaskPool pool = open(producers + 4);
        SharedQueue<Integer> queue = SharedQueue.create(8)) {
      List<TaskFuture<Integer>> consumers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        consumers.add(pool.submit(SyncTasks.takeAll, new Line(queue, 0, 0)));
      }
      List<TaskFuture<Integer>> producing = new ArrayList<>();
      for (int i = 0; i < producers; i++) {
        producing.add(pool.submit(SyncTasks.produce, new Line(queue, i * each, each)));
      }
      producing.forEach(TaskFuture::result);
      queue.end();
      int sum = consumers.stream().mapToInt(TaskFuture::result).sum();
      assertEquals(IntStream.range(0, producers * each).sum(), sum);
    }
  }

  @Test
  void T111_join_returnsWhenAllAreDone() {
    try (TaskPool pool = open(4);
        SharedQueue<Integer> queue = SharedQueue.create(20)) {
      for (int i = 0; i < 10; i++) {
        queue.put(i);
      }
      assertFalse(queue.join(SyncTasks.SHORT));
      List<TaskFuture<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        takers.add(pool.submit(SyncTasks.takeAll, new Line(queue, 0, 0)));
      }
      queue.join();
      assertEquals(0, queue.size());
      assertThrows(IllegalStateException.class, queue::taskDone);
      queue.end();
      assertEquals(45, takers.stream().mapToInt(TaskFuture::result).sum());
    }
  }

  @Test
  void T112_closedQueue_saysSo() throws Exception {
    SharedQueue<String> queue = SharedQueue.create(1);
    try (TaskPool pool = open(1)) {
      TaskFuture<Optional<String>> taking = pool.submit(SyncTasks.takeOne, queue);
      assertThrows(
          java.util.concurrent.TimeoutException.class, () -> taking.result(SyncTasks.SHORT));
      queue.close();
      Failures.assertMessage(taking.exception(SyncTasks.SOON), "closed");
      for (Runnable use : List.<Runnable>of(() -> queue.put("a"), queue::take, queue::size)) {
        Failures.assertMessage(assertThrows(IllegalStateException.class, use::run), "closed");
      }
    } finally {
      queue.close();
    }
  }

  @Test
  void endedQueue_takesNothingAndGivesWhatIsLeft() {
    try (SharedQueue<String> queue = SharedQueue.create(5)) {
      queue.put("last");
      queue.end();
      Failures.assertMessage(
          assertThrows(IllegalStateException.class, () -> queue.put("more")), "has ended");
      assertFalse(queue.isEnded());
      assertEquals(Optional.of("last"), queue.take());
      assertEquals(Optional.empty(), queue.take());
      assertTrue(queue.isEnded());
    }
  }

  @Test
  void elementThatCannotBeSent_isRefusedAndTakesNoRoom() {
    try (SharedQueue<Object> queue = SharedQueue.create(1)) {
      assertThrows(org.paralleltask.codec.CodecException.class, () -> queue.put(new Object()));
      assertTrue(queue.tryPut("fits"));
    }
  }

  @Test
  void interruptedWait_endsAndTakesNothing() throws Exception {
    try (TaskPool pool = open(1);
        SharedQueue<String> queue = SharedQueue.create(1)) {
      TaskFuture<Optional<String>> taking = pool.submit(SyncTasks.takeOne, queue);
      assertThrows(
          java.util.concurrent.TimeoutException.class, () -> taking.result(SyncTasks.SHORT));
      pool.shutdownNow();
      assertThrows(
          java.util.concurrent.CancellationException.class, () -> taking.result(SyncTasks.SOON));
      queue.put("stays");
      assertEquals(1, queue.size());
    }
  }
}
