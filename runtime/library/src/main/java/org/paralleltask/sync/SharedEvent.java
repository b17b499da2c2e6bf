// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Op;

/**
 * A flag that threads of several processes wait for, not set at first. If a process dies that is at
 * an item which got the event, all who would have to wait get an {@link AbandonedException}.
 */
public final class SharedEvent extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedEvent(Link link) {
    super(link);
  }

  /** One that is not set. */
  public static SharedEvent create() {
    return new SharedEvent(Home.make(Kind.EVENT, 1, 0, null));
  }

  /** Sets it: all who wait go on, and nobody waits until it is cleared. */
  public void set() {
    link().call(Op.SIGNAL, 0);
  }

  /** Clears it. */
  public void clear() {
    link().call(Op.RESET, 0);
  }

  /** Whether it is set. */
  public boolean isSet() {
    return link().call(Op.STATE, 0) == 1;
  }

  /**
   * Waits until it is set.
   *
   * @throws AbandonedException if it is not set, and a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void await() {
    link().await(null);
  }

  /** As {@link #await()}, but no longer than the limit; whether it is set. */
  public boolean await(Duration limit) {
    return link().await(limit);
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
