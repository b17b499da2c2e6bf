// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Results with a pool of their own, which is closed with them or at their end. */
final class OwningResults<T extends @Nullable Object> implements Results<T> {
  private final Results<T> results;
  private final TaskPool pool;
  private final Iterator<T> iterator;

  OwningResults(Results<T> results, TaskPool pool) {
    this.results = results;
    this.pool = pool;
    this.iterator = new Walk();
  }

  @Override
  public Iterator<T> iterator() {
    return iterator;
  }

  private final class Walk implements Iterator<T> {
    private final Iterator<T> all = results.iterator();

    @Override
    public boolean hasNext() {
      if (all.hasNext()) {
        return true;
      }
      pool.close();
      return false;
    }

    @Override
    public T next() {
      return all.next();
    }
  }

  @Override
  public Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .onClose(this::close);
  }

  @Override
  public List<T> toList() {
    try (pool) {
      return results.toList();
    }
  }

  @Override
  public void drain() {
    results.drain();
  }

  @Override
  public void cancel() {
    results.cancel();
  }

  @Override
  public void close() {
    try (pool) {
      results.close();
    }
  }
}
