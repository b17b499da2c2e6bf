// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import org.paralleltask.Task;
import org.paralleltask.sync.Shared;
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

/** Tasks that share objects, for every kind of pool. */
final class SyncTasks {
  static final Duration SOON = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(30);

  private SyncTasks() {}

  /** Steps of a balance, one by one: read, then write. */
  record Steps(SharedBarrier start, SharedLock lock, SharedInt balance, int step, int times) {
    int withLock() throws BrokenBarrierException {
      start.await();
      for (int i = 0; i < times; i++) {
        lock.lock();
        try {
          balance.set(balance.get() + step);
        } finally {
          lock.unlock();
        }
      }
      return times;
    }

    int without() throws BrokenBarrierException {
      start.await();
      for (int i = 0; i < times; i++) {
        balance.set(balance.get() + step);
      }
      return times;
    }

    int atomically() throws BrokenBarrierException {
      start.await();
      for (int i = 0; i < times; i++) {
        balance.addAndGet(step);
      }
      return times;
    }
  }

  static final Task<Steps, Integer> stepsWithLock = Task.of("withLock", Steps::withLock);
  static final Task<Steps, Integer> stepsWithout = Task.of("without", Steps::without);
  static final Task<Steps, Integer> stepsAtomically = Task.of("atomically", Steps::atomically);

  record Arrays(
      SharedInts ints,
      SharedLongs longs,
      SharedDoubles doubles,
      SharedBytes bytes,
      SharedBoolean flag) {
    int write() {
      for (int i = 0; i < ints.length(); i++) {
        ints.set(i, (i + 1) * (i + 1));
      }
      longs.setAll(1, Long.MIN_VALUE, Long.MAX_VALUE);
      doubles.addAndGet(0, 0.5);
      bytes.set(2, (byte) -1);
      flag.set(true);
      return ints.length();
    }

    int prefixSums() {
      for (int i = 1; i < ints.length(); i++) {
        ints.set(i, ints.get(i) + ints.get(i - 1));
      }
      return ints.get(ints.length() - 1);
    }
  }

  static final Task<Arrays, Integer> writeArrays = Task.of("writeArrays", Arrays::write);
  static final Task<Arrays, Integer> prefixSums = Task.of("prefixSums", Arrays::prefixSums);

  static final Task<SharedLock, Boolean> tryLock = Task.of("tryLock", SharedLock::tryLock);
  static final Task<SharedLock, Boolean> isLocked = Task.of("isLocked", SharedLock::isLocked);
  static final Task<SharedLock, Void> unlock =
      Task.of(
          "unlock",
          lock -> {
            lock.unlock();
            return null;
          });

  static final Task<SharedSemaphore, Integer> acquireTwice =
      Task.of(
          "acquireTwice",
          semaphore -> {
            semaphore.acquire();
            semaphore.acquire();
            return semaphore.availablePermits();
          });

  /** Somebody who waits, and says so before. */
  record Sleeper(SharedCondition condition, SharedInt sleeping, SharedInt woken) {
    boolean sleep() {
      condition.lock().lock();
      try {
        sleeping.addAndGet(1);
        condition.await();
        woken.addAndGet(1);
        return condition.lock().isHeldByCurrentThread();
      } finally {
        condition.lock().unlock();
      }
    }
  }

  static final Task<Sleeper, Boolean> sleep = Task.of("sleep", Sleeper::sleep);

  record Consumer(SharedCondition condition, SharedInt resource) {
    int consume() {
      condition.lock().lock();
      try {
        condition.awaitUntil(() -> resource.get() > 0);
        return resource.get();
      } finally {
        condition.lock().unlock();
      }
    }
  }

  static final Task<Consumer, Integer> consume = Task.of("consume", Consumer::consume);

  record Events(SharedEvent waitedFor, SharedEvent set) {
    List<Boolean> awaitBoth() {
      List<Boolean> seen = new ArrayList<>();
      seen.add(waitedFor.await(SHORT));
      set.set();
      waitedFor.await();
      seen.add(waitedFor.isSet());
      return seen;
    }
  }

  static final Task<Events, List<Boolean>> awaitBoth = Task.of("awaitBoth", Events::awaitBoth);

  record Round(SharedBarrier barrier, SharedInt arrived, SharedInt acted, int rounds) {
    List<Integer> goRound() throws BrokenBarrierException {
      List<Integer> places = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        arrived.addAndGet(1);
        places.add(barrier.await(() -> acted.addAndGet(1)));
        if (arrived.get() < i * barrier.parties() || acted.get() < i) {
          throw new IllegalStateException("went on before the others had come");
        }
      }
      return places;
    }
  }

  static final Task<Round, List<Integer>> goRound = Task.of("goRound", Round::goRound);

  static final Task<SharedBarrier, String> awaitBarrier =
      Task.of(
          "awaitBarrier",
          barrier -> {
            try {
              return "passed " + barrier.await();
            } catch (BrokenBarrierException e) {
              return "broken";
            }
          });

  record Line(SharedQueue<Integer> queue, int from, int count) {
    int produce() {
      for (int i = from; i < from + count; i++) {
        queue.put(i);
      }
      return count;
    }

    int consume() {
      int sum = 0;
      for (int taken : queue) {
        sum += taken;
        queue.taskDone();
      }
      return sum;
    }
  }

  static final Task<Line, Integer> produce = Task.of("produce", Line::produce);
  static final Task<Line, Integer> takeAll = Task.of("takeAll", Line::consume);

  static final Task<SharedQueue<String>, Optional<String>> takeOne =
      Task.of("takeOne", SharedQueue::take);

  static final Task<Shared, Shared> sendBack = Task.of("sendBack", shared -> shared);

  /** Locks taken one after the other; waits in between until the others have theirs. */
  record Both(SharedLock first, SharedLock second, SharedBarrier both) {
    String takeBoth() throws BrokenBarrierException {
      first.lock();
      try {
        both.await();
        second.lock();
        second.unlock();
        return "took both";
      } finally {
        first.unlock();
      }
    }
  }

  static final Task<Both, String> left = Task.of("left", Both::takeBoth);
  static final Task<Both, String> right = Task.of("right", Both::takeBoth);

  /** An item that has a shared object, says that it is there, and dies when it is told to. */
  record Dying(Shared has, SharedEvent there, SharedEvent dies) {
    int holding() throws Exception {
      ((SharedLock) has).lock();
      return die();
    }

    int die() throws Exception {
      there.set();
      dies.await();
      Crash.KILLED.happen();
      return 0;
    }
  }

  static final Task<Dying, Integer> dieHolding = Task.of("dieHolding", Dying::holding);
  static final Task<Dying, Integer> die = Task.of("die", Dying::die);

  static final Task<SharedLock, Integer> lockAndUnlock =
      Task.of(
          "lockAndUnlock",
          lock -> {
            lock.lock();
            lock.unlock();
            return 1;
          });
}
