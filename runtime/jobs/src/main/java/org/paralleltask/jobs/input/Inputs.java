// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.TaskEntry;

/** Chooses where the items come from: what the user said, else what the task has of its own. */
public final class Inputs {
  private final TaskEntry task;
  private final JobOptions.Inputs given;
  private final Path base;
  private final Class<?> type;

  /**
   * @param type of an item
   */
  public Inputs(JobSpec spec, JobOptions.Inputs given, Class<?> type) {
    this.task = spec.task();
    this.given = given;
    this.type = type;
    this.base = given.directory() == null ? spec.base() : spec.base().resolve(given.directory());
  }

  /**
   * The source.
   *
   * @param own the task's own stream; null if it has none
   */
  public Source source(@Nullable Callable<? extends Stream<?>> own) throws ConfigurationException {
    Optional<Source> said = said();
    if (said.isPresent()) {
      return said.get();
    }
    if (own != null) {
      return TaskSource.of(task.owner() + "." + task.itemsFrom() + "()", own, base);
    }
    return declared();
  }

  private Optional<Source> said() throws ConfigurationException {
    if (given.items() != null) {
      return Optional.of(texts(given.items()));
    }
    if (given.file() != null) {
      return Optional.of(FileSource.of(base.resolve(given.file()), task, shape()));
    }
    return given.glob() == null ? Optional.empty() : Optional.of(glob(given.glob()));
  }

  private Source declared() throws ConfigurationException {
    if (!task.items().isEmpty()) {
      return texts(task.items());
    }
    if (task.itemsGlob() != null) {
      return glob(task.itemsGlob());
    }
    throw new ConfigurationException(
        "The job \"%s\" has no items. Pass -Dparallel.items=a,b,c, -Dparallel.itemsFile=items.txt or -Dparallel.itemsGlob=src/data/*.csv, or set items, itemsGlob or itemsFrom in @ParallelTask."
            .formatted(task.job()));
  }

  private Source texts(String list) throws ConfigurationException {
    return texts(
        Arrays.stream(list.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList());
  }

  private Source texts(List<String> texts) throws ConfigurationException {
    Converter converter = shape().plain(task);
    Optional<Source> range =
        texts.size() == 1 ? RangeSource.parse(texts.get(0), converter) : Optional.empty();
    return range.orElseGet(() -> ListSource.texts("items", texts, converter));
  }

  private Source glob(String pattern) throws ConfigurationException {
    return ListSource.texts(
        "itemsGlob \"" + pattern + "\"", GlobFiles.find(base, pattern), shape().plain(task));
  }

  private Shape shape() throws ConfigurationException {
    return Shape.of(task, type, new Converters(base));
  }
}
