// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * An array of ints that several processes share, zeros at first. What is done with one element is
 * one atomic step, with the memory effects of a volatile field; {@link #toArray} and {@link
 * #setAll} copy many elements, with no such effects: use a {@link SharedLock}, or let one task end
 * before another reads.
 */
public final class SharedInts extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedInts(Link link) {
    super(link);
  }

  /**
   * One of so many elements, at least 1, and at most 2 GB.
   *
   * @throws IllegalArgumentException if the length is not possible
   */
  public static SharedInts create(int length) {
    int bytes = Sizes.bytes("SharedInts", length, Integer.BYTES);
    return new SharedInts(Home.make(Kind.INTS, length, bytes, null));
  }

  /** One with the elements of an array, of which there is at least one. */
  public static SharedInts of(int... elements) {
    SharedInts made = create(elements.length);
    made.setAll(0, elements);
    return made;
  }

  /** The number of elements. */
  public int length() {
    return link().size();
  }

  /** An element. */
  public int get(int index) {
    return link().memory().getInt(at(index));
  }

  /** Gives an element a value. */
  public void set(int index, int value) {
    link().memory().setInt(at(index), value);
  }

  /** Replaces an element if it is the expected one; whether it was. */
  public boolean compareAndSet(int index, int expected, int value) {
    return link().memory().compareAndSetInt(at(index), expected, value);
  }

  /** Adds to an element; the sum. */
  public int addAndGet(int index, int added) {
    return link().memory().addInt(at(index), added);
  }

  /** Replaces an element by what the function makes of it; see {@link SharedInt#update}. */
  public int update(int index, IntUnaryOperator function) {
    while (true) {
      int before = get(index);
      int after = function.applyAsInt(before);
      if (compareAndSet(index, before, after)) {
        return after;
      }
    }
  }

  /** A copy of all elements. */
  public int[] toArray() {
    return toArray(0, length());
  }

  /** A copy of the elements from one index to before another. */
  public int[] toArray(int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    int[] copy = new int[to - from];
    link().memory().bytes().asIntBuffer().get(from, copy);
    return copy;
  }

  /** Writes these elements, the first of them at this index. */
  public void setAll(int from, int... elements) {
    Objects.checkFromIndexSize(from, elements.length, length());
    link().memory().bytes().asIntBuffer().put(from, elements);
  }

  private int at(int index) {
    return Objects.checkIndex(index, length());
  }
}
