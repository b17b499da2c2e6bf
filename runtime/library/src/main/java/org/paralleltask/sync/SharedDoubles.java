// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * An array of doubles that several processes share, zeros at first. What is done with one element
 * is one atomic step, with the memory effects of a volatile field; {@link #toArray} and {@link
 * #setAll} copy many elements, with no such effects: use a {@link SharedLock}, or let one task end
 * before another reads.
 */
public final class SharedDoubles extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedDoubles(Link link) {
    super(link);
  }

  /**
   * One of so many elements, at least 1, and at most 2 GB.
   *
   * @throws IllegalArgumentException if the length is not possible
   */
  public static SharedDoubles create(int length) {
    int bytes = Sizes.bytes("SharedDoubles", length, Double.BYTES);
    return new SharedDoubles(Home.make(Kind.DOUBLES, length, bytes, null));
  }

  /** One with the elements of an array, of which there is at least one. */
  public static SharedDoubles of(double... elements) {
    SharedDoubles made = create(elements.length);
    made.setAll(0, elements);
    return made;
  }

  /** The number of elements. */
  public int length() {
    return link().size();
  }

  /** An element. */
  public double get(int index) {
    return Double.longBitsToDouble(link().memory().getLong(at(index)));
  }

  /** Gives an element a value. */
  public void set(int index, double value) {
    link().memory().setLong(at(index), Double.doubleToRawLongBits(value));
  }

  /** Replaces an element if it is the expected one; whether it was. */
  public boolean compareAndSet(int index, double expected, double value) {
    return link()
        .memory()
        .compareAndSetLong(
            at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }

  /** Adds to an element; the sum. */
  public double addAndGet(int index, double added) {
    return update(index, before -> before + added);
  }

  /** Replaces an element by what the function makes of it; see {@link SharedDouble#update}. */
  public double update(int index, DoubleUnaryOperator function) {
    while (true) {
      double before = get(index);
      double after = function.applyAsDouble(before);
      if (compareAndSet(index, before, after)) {
        return after;
      }
    }
  }

  /** A copy of all elements. */
  public double[] toArray() {
    return toArray(0, length());
  }

  /** A copy of the elements from one index to before another. */
  public double[] toArray(int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    double[] copy = new double[to - from];
    link().memory().bytes().asDoubleBuffer().get(from, copy);
    return copy;
  }

  /** Writes these elements, the first of them at this index. */
  public void setAll(int from, double... elements) {
    Objects.checkFromIndexSize(from, elements.length, length());
    link().memory().bytes().asDoubleBuffer().put(from, elements);
  }

  private int at(int index) {
    return Objects.checkIndex(index, length());
  }
}
