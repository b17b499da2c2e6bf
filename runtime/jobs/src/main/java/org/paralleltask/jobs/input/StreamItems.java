// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Growing;

/** Items made of the elements of a stream, as they are pulled. */
final class StreamItems<T> implements Source.Items {
  private final Iterator<? extends T> elements;
  private final @Nullable Growing growth;
  private final Runnable close;
  private final Maker<T> maker;
  private long index;
  private boolean ahead;

  StreamItems(Spliterator<? extends T> parts, Runnable close, Maker<T> maker) {
    this.elements = Spliterators.iterator(parts);
    this.growth = parts instanceof Growing growing ? growing : null;
    this.close = close;
    this.maker = maker;
  }

  static <T> StreamItems<T> of(Stream<T> stream, Maker<T> maker) {
    return new StreamItems<>(stream.spliterator(), stream::close, maker);
  }

  @Override
  public boolean isReady() {
    return growth == null || ahead || growth.isReady();
  }

  @Override
  public void onReady(Runnable listener) {
    if (growth != null) {
      growth.onReady(listener);
    }
  }

  /** Takes an element out of the stream, which then no longer has it to give. */
  @Override
  public boolean hasNext() {
    ahead = elements.hasNext();
    return ahead;
  }

  @Override
  public Candidate next() {
    ahead = false;
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
