// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.WorkerLostException;
import org.paralleltask.contract.SyncTasks.Dying;
import org.paralleltask.contract.SyncTasks.Sleeper;
import org.paralleltask.sync.AbandonedException;
import org.paralleltask.sync.Shared;
import org.paralleltask.sync.SharedBarrier;
import org.paralleltask.sync.SharedCondition;
import org.paralleltask.sync.SharedEvent;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedQueue;
import org.paralleltask.sync.SharedSemaphore;

/** Nobody waits for a process that has died. */
@ExtendWith(HangGuard.class)
class AbandonedIT {
  private TaskPool pool;
  private SharedEvent there;
  private SharedEvent dies;

  @BeforeEach
  void open() {
    pool = WorkerPids.open(2);
    there = SharedEvent.create();
    dies = SharedEvent.create();
  }

  @AfterEach
  void close() {
    pool.close();
    there.close();
    dies.close();
  }

  private TaskFuture<Integer> start(Task<Dying, Integer> task, Shared has) {
    TaskFuture<Integer> dying = pool.submit(task, new Dying(has, there, dies));
    there.await();
    return dying;
  }

  private void kill(TaskFuture<Integer> dying) {
    dies.set();
    assertEquals(WorkerLostException.class, dying.exception().getClass());
  }

  private static void assertAbandoned(TaskFuture<?> waiting, String... parts) throws Exception {
    Throwable failure = waiting.exception(SyncTasks.SOON);
    Failures.assertMessage(Failures.find(failure, AbandonedException.class).orElseThrow(), parts);
  }

  @Test
  void T120_holderOfALockDies_nobodyWaitsForIt() throws Exception {
    try (SharedLock lock = SharedLock.create()) {
      TaskFuture<Integer> dying = start(SyncTasks.dieHolding, lock);
      TaskFuture<Integer> waiting = pool.submit(SyncTasks.lockAndUnlock, lock);
      assertFalse(lock.tryLock(SyncTasks.SHORT));
      kill(dying);
      assertAbandoned(
          waiting, lock.toString(), "is abandoned: process", " at dieHolding,", "recover()");
      assertThrows(AbandonedException.class, lock::lock);
      assertThrows(AbandonedException.class, lock::tryLock);
      assertThrows(AbandonedException.class, lock::unlock);
      assertAbandoned(pool.submit(SyncTasks.lockAndUnlock, lock));
    }
  }

  @Test
  void abandonedLock_isTakenOverByWhoRecoversIt() {
    try (SharedLock lock = SharedLock.reentrant()) {
      TaskFuture<Integer> dying = start(SyncTasks.dieHolding, lock);
      kill(dying);
      assertTrue(lock.recover());
      assertTrue(lock.isHeldByCurrentThread());
      lock.unlock();
      assertFalse(lock.recover());
      lock.unlock();
      assertEquals(1, pool.submit(SyncTasks.lockAndUnlock, lock).result());
    }
  }

  @Test
  void holderOfALockDies_whoWaitsToRecoverItHasIt() throws Exception {
    try (SharedLock lock = SharedLock.create()) {
      TaskFuture<Integer> dying = start(SyncTasks.dieHolding, lock);
      Threads.Started<Boolean> recovering = Threads.start(() -> recoverAndUnlock(lock));
      Threads.Started<Boolean> next = Threads.start(() -> recoverAndUnlock(lock));
      recovering.awaitWaiting();
      next.awaitWaiting();
      kill(dying);
      assertNotEquals(recovering.get(60), next.get(60), "one has recovered it, one has taken it");
    }
  }

  private static boolean recoverAndUnlock(SharedLock lock) {
    boolean abandoned = lock.recover();
    lock.unlock();
    return abandoned;
  }

  @Test
  void holderOfALockDies_nobodyWaitsForItsConditions() throws Exception {
    try (SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition();
        SharedInt sleeping = SharedInt.create();
        SharedInt woken = SharedInt.create()) {
      Sleeper sleeper = new Sleeper(condition, sleeping, woken);
      TaskFuture<Boolean> waiting = pool.submit(SyncTasks.sleep, sleeper);
      TaskFuture<Integer> dying = start(SyncTasks.dieHolding, lock);
      kill(dying);
      assertAbandoned(waiting, "abandoned");
      assertEquals(0, woken.get());
    }
  }

  @Test
  void userOfAConditionDies_whoWaitsIsToldAndHasTheLock() {
    try (SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition()) {
      TaskFuture<Integer> dying = start(SyncTasks.die, condition);
      lock.lock();
      dies.set();
      assertThrows(AbandonedException.class, condition::await);
      assertTrue(lock.isHeldByCurrentThread());
      assertThrows(AbandonedException.class, condition::await);
      assertTrue(condition.recover());
      assertFalse(condition.await(SyncTasks.SHORT));
      lock.unlock();
      kill(dying);
    }
  }

  @Test
  void userOfAQueueDies_whoWaitsIsTold_andTheRestIsStillThere() throws Exception {
    try (SharedQueue<String> queue = SharedQueue.create(1)) {
      TaskFuture<Integer> dying = start(SyncTasks.die, queue);
      TaskFuture<Optional<String>> waiting = pool.submit(SyncTasks.takeOne, queue);
      kill(dying);
      assertAbandoned(waiting, queue.toString(), "process", " at die,", "has died");
      queue.put("a");
      assertThrows(AbandonedException.class, () -> queue.put("b"));
      assertEquals(Optional.of("a"), queue.take());
      assertThrows(AbandonedException.class, queue::take);
      assertTrue(queue.recover());
      assertEquals(Optional.empty(), queue.tryTake(SyncTasks.SHORT));
    }
  }

  @Test
  void partyOfABarrierDies_theOthersAreTold() throws Exception {
    try (SharedBarrier barrier = SharedBarrier.create(3)) {
      TaskFuture<Integer> dying = start(SyncTasks.die, barrier);
      TaskFuture<String> waiting = pool.submit(SyncTasks.awaitBarrier, barrier);
      kill(dying);
      assertAbandoned(waiting, barrier.toString());
      assertThrows(AbandonedException.class, barrier::await);
      barrier.reset();
      assertThrows(
          java.util.concurrent.BrokenBarrierException.class, () -> barrier.await(SyncTasks.SHORT));
    }
  }

  @Test
  void userOfAnEventOrASemaphoreDies_whoWaitsIsTold() {
    try (SharedEvent event = SharedEvent.create();
        SharedSemaphore semaphore = SharedSemaphore.create(0)) {
      for (Shared each : new Shared[] {event, semaphore}) {
        kill(start(SyncTasks.die, each));
        there.clear();
        dies.clear();
        there.recover();
        dies.recover();
      }
      assertThrows(AbandonedException.class, event::await);
      assertThrows(AbandonedException.class, semaphore::acquire);
      semaphore.release();
      semaphore.acquire();
      event.set();
      event.await();
    }
  }

  @Test
  void permitsOfABoundedSemaphore_areGivenBackByDeath() {
    try (SharedSemaphore semaphore = SharedSemaphore.bounded(1)) {
      Task<Dying, Integer> acquires =
          Task.of(
              "acquires",
              dying -> {
                ((SharedSemaphore) dying.has()).acquire();
                return dying.die();
              });
      TaskFuture<Integer> dying = start(acquires, semaphore);
      assertFalse(semaphore.tryAcquire());
      dies.set();
      semaphore.acquire();
      semaphore.release();
      assertEquals(1, semaphore.availablePermits());
      kill(dying);
    }
  }

  @Test
  void workerThatDiesBetweenItems_isMissedByNobody() throws Exception {
    try (TaskPool one = WorkerPids.open(1);
        SharedQueue<String> queue = SharedQueue.create(1)) {
      queue.put("taken");
      assertEquals(Optional.of("taken"), one.submit(SyncTasks.takeOne, queue).result());
      long pid = one.submit(WorkerPids.pid, 1).result();
      ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
      worker.destroyForcibly();
      worker.onExit().get();
      assertEquals(Optional.empty(), queue.tryTake(SyncTasks.SHORT));
    }
  }

  @Test
  void workersThatAreReplaced_areMissedByNobody() {
    try (TaskPool one = WorkerPids.open(1, 1);
        SharedQueue<String> queue = SharedQueue.create(1)) {
      for (int i = 0; i < 3; i++) {
        queue.put("taken");
        assertEquals(Optional.of("taken"), one.submit(SyncTasks.takeOne, queue).result());
      }
      assertEquals(Optional.empty(), queue.tryTake(SyncTasks.SHORT));
    }
  }

  @Test
  void objectIsPassedOnToAPoolOfAWorker_whoseDeathIsNoticedToo() throws Exception {
    try (SharedLock lock = SharedLock.create()) {
      Task<Dying, Boolean> passesOn =
          Task.of(
              "passesOn",
              dying -> {
                try (TaskPool inner = WorkerPids.open(1)) {
                  return inner.submit(SyncTasks.dieHolding, dying).exception() != null;
                }
              });
      TaskFuture<Boolean> middle = pool.submit(passesOn, new Dying(lock, there, dies));
      there.await();
      assertFalse(lock.tryLock());
      dies.set();
      assertThrows(AbandonedException.class, () -> lock.tryLock(SyncTasks.SOON));
      assertEquals(true, middle.result(Duration.ofSeconds(10)));
    }
  }
}
