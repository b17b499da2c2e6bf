// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.function.LongUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * A long that several processes share. Each method is one atomic step, with the memory effects of a
 * volatile field; {@code value.set(value.get() + 1)} is two steps, between which others come.
 */
public final class SharedLong extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedLong(Link link) {
    super(link);
  }

  /** One that is 0. */
  public static SharedLong create() {
    return create(0);
  }

  /** One with this value. */
  public static SharedLong create(long initial) {
    SharedLong made = new SharedLong(Home.make(Kind.LONG, 1, Long.BYTES, null));
    made.set(initial);
    return made;
  }

  /** Its value. */
  public long get() {
    return link().memory().getLong(0);
  }

  /** Gives it a value. */
  public void set(long value) {
    link().memory().setLong(0, value);
  }

  /** Replaces its value if it is the expected one; whether it was. */
  public boolean compareAndSet(long expected, long value) {
    return link().memory().compareAndSetLong(0, expected, value);
  }

  /** Adds to it; the sum. */
  public long addAndGet(long added) {
    return link().memory().addLong(0, added);
  }

  /**
   * Replaces its value by what the function makes of it; the new value. The function may be called
   * several times, if others change the value meanwhile, and should do nothing else.
   */
  public long update(LongUnaryOperator function) {
    while (true) {
      long before = get();
      long after = function.applyAsLong(before);
      if (compareAndSet(before, after)) {
        return after;
      }
    }
  }
}
