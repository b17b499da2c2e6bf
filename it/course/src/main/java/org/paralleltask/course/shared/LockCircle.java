// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import org.paralleltask.DeadlockException;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Kind;
import org.paralleltask.course.shared.LockCircleTasks.TakeArgs;
import org.paralleltask.sync.SharedBarrier;
import org.paralleltask.sync.SharedLock;

/**
 * S0-12 with locks, also between processes: each has one lock and wants the other's. The last to
 * come is told, and names both; it gives its own back, so the other one goes on.
 */
public final class LockCircle {
  private LockCircle() {}

  @ParallelTask(workers = 2)
  static String take(SharedLock own, SharedLock other, SharedBarrier both)
      throws BrokenBarrierException {
    own.lock();
    try {
      both.await();
      other.run(() -> {});
      return "got both";
    } catch (DeadlockException circle) {
      return circle.toString();
    } finally {
      own.unlock();
    }
  }

  public static void main(String... arguments) {
    try (SharedLock one = SharedLock.create();
        SharedLock other = SharedLock.create();
        SharedBarrier both = SharedBarrier.create(2)) {
      LockCircleTasks.take
          .pool(Kind.of(arguments))
          .map(List.of(new TakeArgs(one, other, both), new TakeArgs(other, one, both)))
          .forEach(System.out::println);
    }
  }
}
