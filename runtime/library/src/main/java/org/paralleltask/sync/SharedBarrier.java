// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.sync.Answer;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Op;

/**
 * Where threads of several processes wait for each other, again and again; as {@link
 * java.util.concurrent.CyclicBarrier}.
 *
 * <p>It breaks when one of them waits no longer: because its limit has passed, or it was
 * interrupted; when somebody aborts it; and when its action fails. Then all who wait, or come, get
 * a {@link BrokenBarrierException}. If a process dies that is at an item which got the barrier,
 * they get an {@link AbandonedException}. {@link #reset} puts it in order.
 */
public final class SharedBarrier extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedBarrier(Link link) {
    super(link);
  }

  /** One that waits for so many, at least 1. */
  public static SharedBarrier create(int parties) {
    return new SharedBarrier(
        Home.make(Kind.BARRIER, Sizes.atLeast(1, "parties", parties), 0, null));
  }

  /**
   * Waits for all others.
   *
   * @return a number from 0 to one less than the parties, different for each: 0 for the last
   * @throws BrokenBarrierException if the barrier is broken
   * @throws AbandonedException if a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public int await() throws BrokenBarrierException {
    return await(null, null);
  }

  /** As {@link #await()}, but breaks the barrier if the limit passes meanwhile. */
  public int await(Duration limit) throws BrokenBarrierException {
    return await(null, limit);
  }

  /**
   * As {@link #await()}; whoever comes last runs its action before all go on. If that throws, the
   * barrier is broken for the others.
   */
  public int await(Runnable action) throws BrokenBarrierException {
    return await(action, null);
  }

  private int await(@Nullable Runnable action, @Nullable Duration limit)
      throws BrokenBarrierException {
    Answer answer = link().call(Op.AWAIT, action == null ? 0 : 1, new byte[0], limit);
    return switch (answer.status()) {
      case ACT -> act(action);
      case BROKEN -> throw new BrokenBarrierException(answer.text());
      case LATE ->
          throw new BrokenBarrierException(link().name() + " is broken: the time limit has passed");
      default -> (int) answer.value();
    };
  }

  private int act(@Nullable Runnable action) {
    boolean acted = false;
    try {
      java.util.Objects.requireNonNull(action).run();
      acted = true;
    } finally {
      link().call(Op.ACTED, acted ? 1 : 0);
    }
    return 0;
  }

  /** Breaks it. */
  public void abort() {
    link().call(Op.END, 0);
  }

  /** Makes it as new: it is broken for those who wait, and not for those who come. */
  public void reset() {
    link().call(Op.RESET, 0);
  }

  /** Whether it is broken. */
  public boolean isBroken() {
    return link().call(Op.IS_ENDED, 0) == 1;
  }

  /** For how many it waits. */
  public int parties() {
    return link().size();
  }

  /** How many wait now; for messages and tests. */
  public int waiting() {
    return (int) link().call(Op.STATE, 0);
  }
}
