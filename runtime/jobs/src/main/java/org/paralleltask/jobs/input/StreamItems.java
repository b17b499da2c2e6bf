// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.Iterator;
import java.util.stream.Stream;

/** Items made of the elements of a stream, as they are pulled. */
final class StreamItems<T> implements Source.Items {
  private final Iterator<? extends T> elements;
  private final Runnable close;
  private final Maker<T> maker;
  private long index;

  StreamItems(Iterator<? extends T> elements, Runnable close, Maker<T> maker) {
    this.elements = elements;
    this.close = close;
    this.maker = maker;
  }

  static <T> StreamItems<T> of(Stream<T> stream, Maker<T> maker) {
    return new StreamItems<>(stream.iterator(), stream::close, maker);
  }

  @Override
  public boolean hasNext() {
    return elements.hasNext();
  }

  @Override
  public Candidate next() {
    return maker.make(elements.next(), index++);
  }

  @Override
  public void close() {
    close.run();
  }

  /** Makes an item of an element and its position. */
  @FunctionalInterface
  interface Maker<T> {
    Candidate make(T element, long index);
  }
}
