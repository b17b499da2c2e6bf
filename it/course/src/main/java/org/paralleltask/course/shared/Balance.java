// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.shared.BalanceTasks.LockedArgs;
import org.paralleltask.course.shared.BalanceTasks.UnlockedArgs;
import org.paralleltask.sync.SharedBarrier;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedLock;

/**
 * S4-20 and S4-21: two processes take 1 from a balance and put 1 back, 10,000 times each, ten
 * times. Reading and writing are two steps: without a lock, what the other has written in between
 * is lost. With one, the balance is 100 in the end. Run it without an argument and with {@code
 * lock}.
 */
public final class Balance {
  private static final int TIMES = 10_000;

  private Balance() {}

  @ParallelTask
  static void unlocked(SharedInt balance, SharedBarrier together, int amount)
      throws BrokenBarrierException {
    together.await();
    for (int i = 0; i < TIMES; i++) {
      int read = balance.get();
      if (i % 1000 == 0) {
        LockSupport.parkNanos(1); // now and then the other gets its chance in between
      }
      balance.set(read + amount);
    }
  }

  @ParallelTask
  static void locked(SharedInt balance, SharedLock lock, int amount) {
    for (int i = 0; i < TIMES; i++) {
      lock.run(() -> balance.set(balance.get() + amount));
    }
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Pool.PROCESS).workers(2));
        SharedInt balance = SharedInt.create();
        SharedBarrier together = SharedBarrier.create(2);
        SharedLock lock = SharedLock.create()) {
      var withLock = List.of(new LockedArgs(balance, lock, -1), new LockedArgs(balance, lock, 1));
      var without =
          List.of(new UnlockedArgs(balance, together, -1), new UnlockedArgs(balance, together, 1));
      for (int run = 0; run < 10; run++) {
        balance.set(100);
        if (arguments.length > 0) {
          pool.map(BalanceTasks.locked, withLock).toList();
        } else {
          pool.map(BalanceTasks.unlocked, without).toList();
        }
        System.out.println("Final balance = " + balance.get());
      }
    }
  }
}
