// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.paralleltask.DeadlockException;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.sync.SharedBarrier;
import org.paralleltask.sync.SharedEvent;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedLong;
import org.paralleltask.sync.SharedQueue;
import org.paralleltask.sync.SharedSemaphore;

class ThreadSyncTest extends SyncContract {
  ThreadSyncTest() {
    super(Pool.THREAD);
  }

  @Test
  void T129_itemWaitsForAnItemThatWantsItsLock_failsNamingBoth() {
    try (TaskPool pool = TaskPool.threads(2);
        SharedLock lock = SharedLock.create();
        SharedEvent taken = SharedEvent.create()) {
      Later<TaskFuture<Integer>> promised = new Later<>();
      Task<Integer, Integer> holds =
          Task.of(
              "holds",
              n -> {
                lock.lock();
                try {
                  taken.set();
                  return promised.get().result();
                } finally {
                  lock.unlock();
                }
              });
      Task<Integer, Integer> wants =
          Task.of(
              "wants",
              n -> {
                taken.await();
                lock.run(() -> {});
                return n;
              });
      TaskFuture<Integer> wanting = pool.submit(wants, 1);
      TaskFuture<Integer> holding = pool.submit(holds, 2);
      promised.set(wanting);
      List<Throwable> failures =
          java.util.stream.Stream.of(holding.exception(), wanting.exception())
              .filter(java.util.Objects::nonNull)
              .toList();
      Failures.assertMessage(
          Failures.find(failures.get(0), DeadlockException.class).orElseThrow(),
          "holds item",
          "wants item",
          lock.toString());
    }
  }

  @Test
  void itemWaitsForAnItemThatWantsALockItHadBefore_isNoDeadlock() throws Exception {
    try (TaskPool pool = TaskPool.threads(2);
        SharedLock lock = SharedLock.create();
        SharedEvent given = SharedEvent.create()) {
      Later<TaskFuture<Integer>> promised = new Later<>();
      Task<Integer, Integer> had =
          Task.of(
              "had",
              n -> {
                lock.run(() -> {});
                given.set();
                return promised.get().result();
              });
      TaskFuture<Integer> waiting = pool.submit(had, 1);
      given.await();
      lock.lock();
      TaskFuture<Integer> wanting = pool.submit(SyncTasks.lockAndUnlock, lock);
      promised.set(wanting);
      lock.unlock();
      assertEquals(1, waiting.result());
    }
  }

  @Test
  void objects_canBeMadeByAnInterruptedThread_whichStaysSo() {
    Thread.currentThread().interrupt();
    try (SharedLock lock = SharedLock.create();
        SharedLong number = SharedLong.create(1)) {
      assertTrue(Thread.interrupted());
      lock.run(() -> number.set(number.get() + 2));
      assertEquals(3, number.get());
    }
  }

  @Test
  void sizesThatCannotBe_areNamed() {
    assertRefused("\"capacity\" must be at least 1", () -> SharedQueue.create(0));
    assertRefused("\"parties\" must be at least 1", () -> SharedBarrier.create(0));
    assertRefused("\"permits\" must be at least 0", () -> SharedSemaphore.create(-1));
  }

  private static void assertRefused(String message, Executable making) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, making);
    Failures.assertMessage(refused, message);
  }
}
