// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WaitInterruptedException;
import org.paralleltask.internal.Durations;

/** A call whose answer somebody waits for. */
final class Pending {
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile @Nullable Answer answer;

  void complete(Answer given) {
    answer = given;
    answered.countDown();
  }

  boolean isAnswered() {
    return answered.getCount() == 0;
  }

  /**
   * Waits for the answer, which it gets in any case: whoever waits no longer has the call taken
   * back, and is answered that, unless it was done at the last moment.
   *
   * @throws WaitInterruptedException if the thread was interrupted, and the call taken back
   */
  Answer await(@Nullable Duration limit, String what, Runnable withdrawal) {
    try {
      if (!awaitAnswer(limit)) {
        withdrawal.run();
        answered.await();
      }
      return answer();
    } catch (InterruptedException e) {
      withdrawal.run();
      Answer last = awaitUninterruptibly();
      Thread.currentThread().interrupt();
      if (last.isDone()) {
        return last;
      }
      last.orThrow();
      throw new WaitInterruptedException("interrupted while waiting for " + what, e);
    }
  }

  private boolean awaitAnswer(@Nullable Duration limit) throws InterruptedException {
    if (limit == null || Patience.of(limit) == Patience.NONE) {
      answered.await();
      return true;
    }
    return answered.await(Durations.saturated(limit), TimeUnit.NANOSECONDS);
  }

  // It is being taken back, which takes no time, but for the lock of a condition.
  Answer awaitUninterruptibly() {
    while (true) {
      try {
        answered.await();
        return answer();
      } catch (InterruptedException again) {
        // is set again at the end
      }
    }
  }

  private Answer answer() {
    return java.util.Objects.requireNonNull(answer);
  }
}
