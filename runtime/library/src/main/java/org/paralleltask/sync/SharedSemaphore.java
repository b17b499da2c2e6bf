// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Op;

/**
 * Permits that threads of several processes acquire and release. Those who wait get one in their
 * order.
 *
 * <p>The permits of a {@link #bounded} one limit how many do something at a time; those that a
 * process holds are given back when it ends. Those of the other kind may be released by others than
 * have acquired them, as a signal: so none is given back, but if a process dies that is at an item
 * which got the semaphore, all who would have to wait get an {@link AbandonedException}.
 */
public final class SharedSemaphore extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedSemaphore(Link link) {
    super(link);
  }

  /** One with so many permits, at least 0, which may become more. */
  public static SharedSemaphore create(int permits) {
    return new SharedSemaphore(
        Home.make(Kind.SEMAPHORE, Sizes.atLeast(0, "permits", permits), 0, null));
  }

  /** One with so many permits, at least 1, which never become more. */
  public static SharedSemaphore bounded(int permits) {
    return new SharedSemaphore(
        Home.make(Kind.BOUNDED_SEMAPHORE, Sizes.atLeast(1, "permits", permits), 0, null));
  }

  /**
   * Takes a permit, and waits for one as long as it takes.
   *
   * @throws AbandonedException if it would have to wait although a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void acquire() {
    link().await(null);
  }

  /** Takes a permit if there is one. */
  public boolean tryAcquire() {
    return link().await(Duration.ZERO);
  }

  /** As {@link #acquire}, but waits no longer than the limit; whether it has one. */
  public boolean tryAcquire(Duration limit) {
    return link().await(limit);
  }

  /**
   * Gives a permit.
   *
   * @throws IllegalStateException if it is bounded and has all of its permits
   */
  public void release() {
    link().call(Op.RELEASE, 0);
  }

  /** How many permits there are now; for messages and tests. */
  public int availablePermits() {
    return (int) link().call(Op.STATE, 0);
  }

  /**
   * Lets others wait again although a process has died that used it.
   *
   * @return whether one had
   */
  public boolean recover() {
    return link().call(Op.RECOVER, 0) == 1;
  }
}
