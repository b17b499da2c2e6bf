// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.paralleltask.Mode;
import org.paralleltask.Task;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;

/**
 * What was decided of a stage before anything of it was opened.
 *
 * @param draft what does not depend on the items
 * @param stage which one it is
 * @param source where the items come from
 * @param survey what is known of the items
 */
record Plan(Draft draft, Stage stage, Source source, Survey survey) {

  /** With what can be known of the items. */
  static Plan of(Draft draft, Stage stage, Source source) throws ConfigurationException {
    return new Plan(draft, stage, source, Survey.of(source, draft.options().onDuplicate()));
  }

  Task<?, ?> task() {
    return draft.task();
  }

  JobOptions options() {
    return draft.options();
  }

  /** How many items come in; empty if that is not known. */
  OptionalLong total() {
    return survey.size().isPresent()
        ? OptionalLong.of(
            Math.min(survey.size().getAsLong(), options().limit().orElse(Long.MAX_VALUE)))
        : OptionalLong.empty();
  }

  /** Whether results are of interest, of items that need not run too. */
  boolean needsResults() {
    return !stage.isLast() || draft.fold().isPresent() || options().output() != null;
  }

  /** Where results go. */
  ResultSink sink(Path base) throws IOException {
    if (!stage.isLast()) {
      return new HandOver();
    }
    String output = options().output();
    Path file = output == null ? null : base.resolve(output);
    if (draft.fold().isPresent()) {
      Supplier<Fold> folds = draft.fold().get();
      return options().partial() ? new WholesSink(folds, file) : new FoldSink(folds.get(), file);
    }
    boolean ordered = options().task().mode() == Mode.MAP;
    return file == null ? new ResultSink.None() : new LinesSink(file, ordered);
  }
}
