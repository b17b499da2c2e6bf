// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.jobs.input.Inputs;
import org.paralleltask.jobs.input.LabelFilter;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * What can be decided of a stage before its items are there.
 *
 * @param spec what is asked of it
 * @param finder finds its classes
 * @param task to run
 * @param options how
 * @param fold what results become, if they are folded
 * @param filter of the labels of items that may run
 */
record Draft(
    JobSpec spec,
    TaskFinder finder,
    Task<?, ?> task,
    JobOptions options,
    Optional<Supplier<Fold>> fold,
    LabelFilter filter) {

  /**
   * Decides.
   *
   * @param isLast whether results are folded and written, and not handed on
   * @param problems told of all that is wrong; if there is something, the draft is of no use
   */
  static Draft of(JobSpec spec, boolean isLast, Problems problems) throws ConfigurationException {
    TaskFinder finder = new TaskFinder(spec.task(), ClassLoader.getSystemClassLoader());
    Task<?, ?> task = finder.task();
    JobOptions options = JobOptions.of(spec, task.options(), problems::add);
    String cannotTravel = spec.task().cannotTravel();
    if (options.task().pool() == Pool.PROCESS && cannotTravel != null) {
      problems.add(cannotTravel);
    }
    Optional<Optional<Supplier<Fold>>> fold =
        isLast
            ? problems.of(() -> new Folds(spec.task()).of(options.reduce(), task))
            : Optional.of(Optional.empty());
    Optional<LabelFilter> filter =
        problems.of(() -> LabelFilter.of(options.include(), options.exclude()));
    return new Draft(
        spec, finder, task, options, fold.orElse(Optional.empty()), filter.orElse(LabelFilter.ALL));
  }

  /** Where the items come from, unless they are of the stage before. */
  Source source() throws ConfigurationException {
    return new Inputs(spec, options.inputs(), finder.inputType()).source(task.items());
  }
}
