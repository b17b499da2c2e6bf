// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.TaskFunction;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.input.StageItems;
import org.paralleltask.jobs.input.Thrown;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.ProcessOptions;

/**
 * The stages of a job, in the order in which they run. One begins when the one before has ended
 * well: its items are the results of that, or are made of them. A job without stages is one of one.
 */
final class Stages {
  private final List<Draft> drafts;
  private final Source source;

  private Stages(List<Draft> drafts, Source source) {
    this.drafts = drafts;
    this.source = source;
  }

  /** All that is wrong with options, folds and inputs, of all stages, is told together. */
  static Stages of(JobSpec spec) throws ConfigurationException {
    Problems problems = new Problems();
    List<JobSpec> specs = spec.stages();
    List<Draft> drafts = new ArrayList<>();
    for (JobSpec each : specs) {
      drafts.add(Draft.of(each, drafts.size() + 1 == specs.size(), problems));
    }
    Optional<Source> source = problems.of(drafts.get(0)::source);
    problems.throwAny();
    return new Stages(drafts, source.orElseThrow());
  }

  /** The stage of this number, from 1. */
  Stage stage(int number) {
    return new Stage(draft(number).spec().task().stage(), number, drafts.size());
  }

  Draft draft(int number) {
    return drafts.get(number - 1);
  }

  Draft last() {
    return draft(drafts.size());
  }

  /** The names of the stages; none if it is a job without. */
  List<String> names() {
    return drafts.size() == 1
        ? List.of()
        : drafts.stream().map(draft -> draft.spec().task().stage()).toList();
  }

  /** What was said of worker processes, in words, if no stage has any. */
  List<String> uselessOptions() {
    boolean none =
        drafts.stream().noneMatch(draft -> draft.options().task().pool() == Pool.PROCESS);
    Draft first = drafts.get(0);
    return none ? ProcessOptions.useless(first.spec(), first.options().task().pool()) : List.of();
  }

  /** The first stage. */
  Plan first() throws ConfigurationException {
    Stage stage = stage(1);
    return Plan.of(
        drafts.get(0), stage, stage.isNamed() ? StageItems.first(stage.name(), source) : source);
  }

  /**
   * A later stage.
   *
   * @param results of the stage before
   */
  Plan later(int number, Stream<?> results) throws ConfigurationException {
    Draft draft = draft(number);
    String method = draft.spec().task().itemsFrom();
    String name =
        method == null
            ? "the results of stage \"%s\"".formatted(stage(number - 1).name())
            : "itemsFrom %s.%s()".formatted(draft.spec().task().owner(), method);
    Path base = draft.spec().base();
    Source items =
        StageItems.later(
            stage(number).name(),
            name,
            items(draft.task(), name, results),
            base,
            draft.task().travel().inputs());
    return Plan.of(draft, stage(number), items);
  }

  private static Stream<?> items(Task<?, ?> task, String name, Stream<?> results)
      throws ConfigurationException {
    TaskFunction<Stream<?>, ? extends Stream<?>> method = task.itemsOf();
    if (method == null) {
      return results;
    }
    try {
      Stream<?> items = method.apply(results);
      if (items != null) {
        return items;
      }
    } catch (Exception | LinkageError | StackOverflowError thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      String said = Thrown.said(thrown);
      throw (ConfigurationException)
          new ConfigurationException("%s threw %s.".formatted(name, said)).initCause(thrown);
    }
    throw new ConfigurationException(
        "%s returned null instead of a stream of items. Return Stream.empty() for none."
            .formatted(name));
  }
}
