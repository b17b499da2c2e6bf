// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of a stage for the next one, in the order of the items. They are in memory, and
 * let go one by one as the next stage takes them.
 */
final class HandOver implements ResultSink {
  private final List<@Nullable Object> results = new ArrayList<>();

  @Override
  public void accept(@Nullable Object result) {
    results.add(result);
  }

  /** The results, once. */
  Stream<?> results() {
    Iterator<@Nullable Object> each = new Taken(results);
    return StreamSupport.stream(
        Spliterators.spliterator(each, results.size(), Spliterator.ORDERED), false);
  }

  @Override
  public Optional<String> complete() {
    return Optional.empty();
  }

  @Override
  public void discard() {}

  @Override
  public boolean isOrdered() {
    return true;
  }

  /** Lets go of what it has given. */
  private static final class Taken implements Iterator<@Nullable Object> {
    private final List<@Nullable Object> results;
    private int next;

    Taken(List<@Nullable Object> results) {
      this.results = results;
    }

    @Override
    public boolean hasNext() {
      return next < results.size();
    }

    @Override
    public @Nullable Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return results.set(next++, null);
    }
  }
}
