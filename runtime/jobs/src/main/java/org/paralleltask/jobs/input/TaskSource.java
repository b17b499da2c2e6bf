// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.spec.ConfigurationException;

/** A stream that a task, or the stage before it, gives: pulled lazily and closed at the end. */
final class TaskSource implements Source {
  private final String name;
  private final Stream<?> stream;
  private final Spliterator<?> elements;
  private final StreamItems.Maker<@Nullable Object> maker;

  /**
   * @param name what it comes from, for messages
   * @param maker makes items of its elements
   */
  TaskSource(String name, Stream<?> stream, StreamItems.Maker<@Nullable Object> maker) {
    this.name = name;
    this.stream = stream;
    this.elements = stream.spliterator();
    this.maker = maker;
  }

  static TaskSource of(String method, Callable<? extends Stream<?>> items, Path base)
      throws ConfigurationException {
    Stream<?> stream = call(method, items);
    if (stream == null) {
      throw new ConfigurationException(
          "%s returned null instead of a stream of items. Return Stream.empty() for none."
              .formatted(method));
    }
    Labels labels = new Labels(base);
    return new TaskSource(
        "itemsFrom " + method, stream, (item, index) -> candidate(labels, item, index));
  }

  /** What user code gives, which may be null, whatever its type says. */
  private static @Nullable Stream<?> call(String method, Callable<? extends Stream<?>> items)
      throws ConfigurationException {
    try {
      return items.call();
    } catch (ConfigurationException said) {
      throw said; // by a ready-made job, of its settings
    } catch (Exception | LinkageError | StackOverflowError thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw (ConfigurationException)
          new ConfigurationException(
                  "%s, which has the items of the job, threw %s. Nothing was run."
                      .formatted(method, Thrown.said(thrown)))
              .initCause(thrown);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong size() {
    long size = elements.getExactSizeIfKnown();
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  @Override
  public List<String> columns() {
    return elements instanceof ReportedItems reported ? reported.columns() : List.of();
  }

  @Override
  public List<Table> tables() {
    return elements instanceof ReportedItems reported ? reported.tables() : List.of();
  }

  @Override
  public String none() {
    return elements instanceof ReportedItems reported ? reported.none() : Source.super.none();
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public Items open() {
    return new StreamItems<>(elements, stream::close, maker);
  }

  private static Candidate candidate(Labels labels, @Nullable Object item, long index) {
    return item == null ? Candidate.bad("", "null", "is null") : labels.of(item, index);
  }
}
