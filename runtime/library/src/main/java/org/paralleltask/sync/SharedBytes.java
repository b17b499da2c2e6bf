// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.util.Objects;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * An array of bytes that several processes share, zeros at first. What is done with one element is
 * one atomic step, with the memory effects of a volatile field; {@link #toArray} and {@link
 * #setAll} copy many elements, with no such effects: use a {@link SharedLock}, or let one task end
 * before another reads.
 */
public final class SharedBytes extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedBytes(Link link) {
    super(link);
  }

  /**
   * One of so many elements, at least 1.
   *
   * @throws IllegalArgumentException if the length is not possible
   */
  public static SharedBytes create(int length) {
    int bytes = Sizes.bytes("SharedBytes", length, Byte.BYTES);
    return new SharedBytes(Home.make(Kind.BYTES, length, bytes, null));
  }

  /** One with the elements of an array, of which there is at least one. */
  public static SharedBytes of(byte... elements) {
    SharedBytes made = create(elements.length);
    made.setAll(0, elements);
    return made;
  }

  /** The number of elements. */
  public int length() {
    return link().size();
  }

  /** An element. */
  public byte get(int index) {
    return link().memory().getByte(at(index));
  }

  /** Gives an element a value. */
  public void set(int index, byte value) {
    link().memory().setByte(at(index), value);
  }

  /** A copy of all elements. */
  public byte[] toArray() {
    return toArray(0, length());
  }

  /** A copy of the elements from one index to before another. */
  public byte[] toArray(int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    byte[] copy = new byte[to - from];
    link().memory().bytes().get(from, copy);
    return copy;
  }

  /** Writes these elements, the first of them at this index. */
  public void setAll(int from, byte... elements) {
    Objects.checkFromIndexSize(from, elements.length, length());
    link().memory().bytes().put(from, elements);
  }

  private int at(int index) {
    return Objects.checkIndex(index, length());
  }
}
