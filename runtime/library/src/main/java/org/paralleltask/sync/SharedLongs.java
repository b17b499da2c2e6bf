// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * An array of longs that several processes share, zeros at first. What is done with one element is
 * one atomic step, with the memory effects of a volatile field; {@link #toArray} and {@link
 * #setAll} copy many elements, with no such effects: use a {@link SharedLock}, or let one task end
 * before another reads.
 */
public final class SharedLongs extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedLongs(Link link) {
    super(link);
  }

  /**
   * One of so many elements, at least 1, and at most 2 GB.
   *
   * @throws IllegalArgumentException if the length is not possible
   */
  public static SharedLongs create(int length) {
    int bytes = Sizes.bytes("SharedLongs", length, Long.BYTES);
    return new SharedLongs(Home.make(Kind.LONGS, length, bytes, null));
  }

  /** One with the elements of an array, of which there is at least one. */
  public static SharedLongs of(long... elements) {
    SharedLongs made = create(elements.length);
    made.setAll(0, elements);
    return made;
  }

  /** The number of elements. */
  public int length() {
    return link().size();
  }

  /** An element. */
  public long get(int index) {
    return link().memory().getLong(at(index));
  }

  /** Gives an element a value. */
  public void set(int index, long value) {
    link().memory().setLong(at(index), value);
  }

  /** Replaces an element if it is the expected one; whether it was. */
  public boolean compareAndSet(int index, long expected, long value) {
    return link().memory().compareAndSetLong(at(index), expected, value);
  }

  /** Adds to an element; the sum. */
  public long addAndGet(int index, long added) {
    return link().memory().addLong(at(index), added);
  }

  /** Replaces an element by what the function makes of it; see {@link SharedLong#update}. */
  public long update(int index, LongUnaryOperator function) {
    while (true) {
      long before = get(index);
      long after = function.applyAsLong(before);
      if (compareAndSet(index, before, after)) {
        return after;
      }
    }
  }

  /** A copy of all elements. */
  public long[] toArray() {
    return toArray(0, length());
  }

  /** A copy of the elements from one index to before another. */
  public long[] toArray(int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    long[] copy = new long[to - from];
    link().memory().bytes().asLongBuffer().get(from, copy);
    return copy;
  }

  /** Writes these elements, the first of them at this index. */
  public void setAll(int from, long... elements) {
    Objects.checkFromIndexSize(from, elements.length, length());
    link().memory().bytes().asLongBuffer().put(from, elements);
  }

  private int at(int index) {
    return Objects.checkIndex(index, length());
  }
}
