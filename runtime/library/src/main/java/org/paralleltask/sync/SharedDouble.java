// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.function.DoubleUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * A double that several processes share. Each method is one atomic step, with the memory effects of
 * a volatile field; {@code value.set(value.get() + 1)} is two steps, between which others come.
 */
public final class SharedDouble extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedDouble(Link link) {
    super(link);
  }

  /** One that is 0. */
  public static SharedDouble create() {
    return create(0);
  }

  /** One with this value. */
  public static SharedDouble create(double initial) {
    SharedDouble made = new SharedDouble(Home.make(Kind.DOUBLE, 1, Long.BYTES, null));
    made.set(initial);
    return made;
  }

  /** Its value. */
  public double get() {
    return Double.longBitsToDouble(link().memory().getLong(0));
  }

  /** Gives it a value. */
  public void set(double value) {
    link().memory().setLong(0, Double.doubleToRawLongBits(value));
  }

  /** Replaces its value if it is the expected one; whether it was. Compares bits, as for a NaN. */
  public boolean compareAndSet(double expected, double value) {
    return link()
        .memory()
        .compareAndSetLong(
            0, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }

  /** Adds to it; the sum. */
  public double addAndGet(double added) {
    return update(before -> before + added);
  }

  /**
   * Replaces its value by what the function makes of it; the new value. The function may be called
   * several times, if others change the value meanwhile, and should do nothing else.
   */
  public double update(DoubleUnaryOperator function) {
    while (true) {
      double before = get();
      double after = function.applyAsDouble(before);
      if (compareAndSet(before, after)) {
        return after;
      }
    }
  }
}
