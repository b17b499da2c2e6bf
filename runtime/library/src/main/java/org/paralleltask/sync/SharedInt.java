// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.function.IntUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * An int that several processes share. Each method is one atomic step, with the memory effects of a
 * volatile field; {@code value.set(value.get() + 1)} is two steps, between which others come.
 */
public final class SharedInt extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedInt(Link link) {
    super(link);
  }

  /** One that is 0. */
  public static SharedInt create() {
    return create(0);
  }

  /** One with this value. */
  public static SharedInt create(int initial) {
    SharedInt made = new SharedInt(Home.make(Kind.INT, 1, Long.BYTES, null));
    made.set(initial);
    return made;
  }

  /** Its value. */
  public int get() {
    return link().memory().getInt(0);
  }

  /** Gives it a value. */
  public void set(int value) {
    link().memory().setInt(0, value);
  }

  /** Replaces its value if it is the expected one; whether it was. */
  public boolean compareAndSet(int expected, int value) {
    return link().memory().compareAndSetInt(0, expected, value);
  }

  /** Adds to it; the sum. */
  public int addAndGet(int added) {
    return link().memory().addInt(0, added);
  }

  /**
   * Replaces its value by what the function makes of it; the new value. The function may be called
   * several times, if others change the value meanwhile, and should do nothing else.
   */
  public int update(IntUnaryOperator function) {
    while (true) {
      int before = get();
      int after = function.applyAsInt(before);
      if (compareAndSet(before, after)) {
        return after;
      }
    }
  }
}
