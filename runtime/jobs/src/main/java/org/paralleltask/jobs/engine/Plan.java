// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.jobs.input.Inputs;
import org.paralleltask.jobs.input.LabelFilter;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * What was decided before anything was opened.
 *
 * @param task to run
 * @param options how
 * @param fold what results become, if they are folded
 * @param source where the items come from
 * @param filter of the labels of items that may run
 * @param survey what is known of the items
 */
record Plan(
    Task<?, ?> task,
    JobOptions options,
    Optional<Fold> fold,
    Source source,
    LabelFilter filter,
    Survey survey) {

  /** Problems of options, fold and inputs are told together. */
  static Plan of(JobSpec spec, TaskFinder finder) throws ConfigurationException {
    Task<?, ?> task = finder.task();
    Problems problems = new Problems();
    JobOptions options = JobOptions.of(spec, task.options(), problems::add);
    String cannotTravel = spec.task().cannotTravel();
    if (options.task().pool() == Pool.PROCESS && cannotTravel != null) {
      problems.add(cannotTravel);
    }
    Optional<Optional<Fold>> fold =
        problems.of(() -> new Folds(spec.task()).of(options.reduce(), task));
    Optional<Source> source =
        problems.of(
            () -> new Inputs(spec, options.inputs(), finder.inputType()).source(task.items()));
    Optional<LabelFilter> filter =
        problems.of(() -> LabelFilter.of(options.include(), options.exclude()));
    problems.throwAny();
    Survey survey = Survey.of(source.orElseThrow(), options.onDuplicate());
    return new Plan(
        task, options, fold.orElseThrow(), source.orElseThrow(), filter.orElseThrow(), survey);
  }

  /** How many items come in; empty if that is not known. */
  OptionalLong total() {
    return survey.size().isPresent()
        ? OptionalLong.of(
            Math.min(survey.size().getAsLong(), options.limit().orElse(Long.MAX_VALUE)))
        : OptionalLong.empty();
  }

  /** Whether results are of interest, of items that need not run too. */
  boolean needsResults() {
    return fold.isPresent() || options.output() != null;
  }

  /** Where results go. */
  ResultSink sink(Path base) throws IOException {
    String output = options.output();
    Path file = output == null ? null : base.resolve(output);
    if (fold.isPresent()) {
      return new FoldSink(fold.get(), file);
    }
    boolean ordered = options.task().mode() == Mode.MAP;
    return file == null ? new ResultSink.None() : new LinesSink(file, ordered);
  }
}
