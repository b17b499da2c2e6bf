// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.report.AtomicFile;

/** Folds results into one value, and writes it to a file if there is one. */
final class FoldSink implements ResultSink {
  private final Fold fold;
  private final @Nullable Path output;

  FoldSink(Fold fold, @Nullable Path output) {
    this.fold = fold;
    this.output = output;
  }

  @Override
  public void accept(@Nullable Object result) {
    fold.add(result);
  }

  @Override
  public Optional<String> complete() throws IOException {
    Object result = fold.result();
    String text = result == null ? "" : result.toString();
    if (output != null) {
      AtomicFile.write(output, text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }
    return Optional.ofNullable(result).map(Object::toString);
  }

  @Override
  public void discard() {}

  @Override
  public boolean isOrdered() {
    return fold.isOrdered();
  }
}
