// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.PartOf;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * Folds what is there of results, some of which are missing: each whole with all its parts or not
 * at all, so that what is missing can be told. Parts of a whole follow each other.
 */
final class WholesSink implements ResultSink {
  private final FoldSink all;
  private final Supplier<Fold> folds;
  private final @Nullable Path missingFile;
  private final Set<String> missing = new LinkedHashSet<>();
  private String whole = "";
  private @Nullable Fold parts;
  private boolean something;

  /**
   * @param folds makes the fold of a whole, and that of all wholes
   * @param output null if the result is told only
   */
  WholesSink(Supplier<Fold> folds, @Nullable Path output) {
    this.folds = folds;
    this.all = new FoldSink(folds.get(), output);
    this.missingFile =
        output == null ? null : output.resolveSibling(output.getFileName() + ".missing.txt");
  }

  @Override
  public void accept(@Nullable Object result) {
    String name = result instanceof PartOf part ? part.whole() : "";
    if (parts == null || !name.equals(whole)) {
      endWhole();
      whole = name;
      parts = folds.get();
    }
    if (!missing.contains(whole)) {
      parts.add(result);
    }
  }

  @Override
  public void miss(Item item) {
    missing.add(item.value() instanceof PartOf part ? part.whole() : item.label());
  }

  private void endWhole() {
    if (parts != null && !missing.contains(whole)) {
      all.accept(parts.result());
      something = true;
    }
    parts = null;
  }

  @Override
  public boolean isContentWithSome() {
    return true;
  }

  /** The list of what is missing is there before what it is missing from, and no shorter. */
  @Override
  public Optional<String> complete() throws IOException {
    endWhole();
    if (missingFile != null && something && !missing.isEmpty()) {
      AtomicFile.write(missingFile, String.join("\n", missing) + "\n");
    }
    Optional<String> result = something || missing.isEmpty() ? all.complete() : Optional.empty();
    if (missingFile != null && missing.isEmpty()) {
      Files.deleteIfExists(missingFile);
    }
    return result;
  }

  @Override
  public Optional<String> lack() {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    if (!something) {
      return Optional.of("No input is whole, so nothing came out.");
    }
    String count = missing.size() == 1 ? "1 input" : missing.size() + " inputs";
    String names =
        missingFile == null
            ? missing.iterator().next() + (missing.size() == 1 ? "" : " is the first of them")
            : "see " + missingFile;
    return Optional.of("The result is without %s: %s.".formatted(count, names));
  }

  @Override
  public void discard() {
    all.discard();
  }

  @Override
  public boolean isOrdered() {
    return true;
  }
}
