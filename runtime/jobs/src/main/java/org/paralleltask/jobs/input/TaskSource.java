// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.ConfigurationException;

/** The task's own stream of inputs, pulled lazily and closed at the end. It is asked for once. */
final class TaskSource implements Source {
  private final String method;
  private final Labels labels;
  private final Stream<?> stream;
  private final Spliterator<?> elements;

  private TaskSource(String method, Labels labels, Stream<?> stream) {
    this.method = method;
    this.labels = labels;
    this.stream = stream;
    this.elements = stream.spliterator();
  }

  static TaskSource of(String method, Callable<? extends Stream<?>> items, Path base)
      throws ConfigurationException {
    Stream<?> stream = call(method, items);
    if (stream == null) {
      throw new ConfigurationException(
          "%s returned null instead of a stream of items. Return Stream.empty() for none."
              .formatted(method));
    }
    return new TaskSource(method, new Labels(base), stream);
  }

  /** What user code gives, which may be null, whatever its type says. */
  private static @Nullable Stream<?> call(String method, Callable<? extends Stream<?>> items)
      throws ConfigurationException {
    try {
      return items.call();
    } catch (Exception | LinkageError | StackOverflowError thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw (ConfigurationException)
          new ConfigurationException(
                  "%s, which has the items of the job, threw %s. Nothing was run."
                      .formatted(method, thrown))
              .initCause(thrown);
    }
  }

  @Override
  public String name() {
    return "itemsFrom " + method;
  }

  @Override
  public OptionalLong size() {
    long size = elements.getExactSizeIfKnown();
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public Items open() {
    return new StreamItems<>(Spliterators.iterator(elements), stream::close, this::candidate);
  }

  private Candidate candidate(@Nullable Object item, long index) {
    return item == null ? Candidate.bad("", "null", "is null") : labels.of(item, index);
  }
}
