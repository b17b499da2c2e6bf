// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

/** Chooses the fold for the word in the option or in the annotation. */
final class Folds {
  private static final Set<String> BUILT_IN = Set.of("sum", "count", "min", "max", "concat");
  private static final Set<String> WHOLE =
      Set.of("byte", "short", "int", "long", "Byte", "Short", "Integer", "Long");
  private static final Set<String> FLOATING = Set.of("float", "double", "Float", "Double");
  private static final Set<String> BIG = Set.of("java.math.BigInteger", "java.math.BigDecimal");

  private final TaskEntry entry;

  Folds(TaskEntry entry) {
    this.entry = entry;
  }

  /** What makes the fold; empty if results are not folded. */
  Optional<Supplier<Fold>> of(@Nullable String word, Task<?, ?> task)
      throws ConfigurationException {
    if (word == null) {
      return Optional.empty();
    }
    if (!BUILT_IN.contains(word)) {
      return Optional.of(ofTask(word, task));
    }
    if (isVoid() && !word.equals("count")) {
      throw problem(word, "%s returns nothing".formatted(entry.id()));
    }
    return Optional.of(builtIn(word));
  }

  private Supplier<Fold> builtIn(String word) throws ConfigurationException {
    return switch (word) {
      case "sum" -> sum();
      case "count" -> Fold.Count::new;
      case "min" -> extreme(word, -1);
      case "max" -> extreme(word, 1);
      default -> Fold.Concat::new;
    };
  }

  private Supplier<Fold> sum() throws ConfigurationException {
    String type = entry.result().replace("java.lang.", "");
    if (WHOLE.contains(type)) {
      return Fold.LongSum::new;
    }
    if (FLOATING.contains(type)) {
      return Fold.DoubleSum::new;
    }
    if (BIG.contains(type)) {
      return Fold.BigSum::new;
    }
    throw problem("sum", "%s returns %s, which is no number".formatted(entry.id(), entry.result()));
  }

  private Supplier<Fold> extreme(String word, int sign) throws ConfigurationException {
    if (entry.result().endsWith("[]")) {
      throw problem(
          word, "%s returns %s, which has no order".formatted(entry.id(), entry.result()));
    }
    return () -> new Fold.Pairwise((a, b) -> sign * compare(a, b) >= 0 ? a : b);
  }

  @SuppressWarnings("unchecked") // what cannot be compared fails with the names of the classes
  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      throw new IllegalArgumentException("the task returned null, which cannot be compared");
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  @SuppressWarnings("unchecked") // the reducer takes what the task returns
  private Supplier<Fold> ofTask(String word, Task<?, ?> task) throws ConfigurationException {
    BinaryOperator<?> reducer = task.reducer();
    if (reducer == null || !word.equals(entry.reduce())) {
      throw problem(word, "there is no such way to fold results");
    }
    BinaryOperator<@Nullable Object> both = (BinaryOperator<@Nullable Object>) reducer;
    return () -> new Fold.Pairwise(both);
  }

  private boolean isVoid() {
    return Set.of("void", "java.lang.Void").contains(entry.result());
  }

  private ConfigurationException problem(String word, String why) {
    String own =
        entry.reduce() == null || BUILT_IN.contains(entry.reduce()) ? "" : ", " + entry.reduce();
    return new ConfigurationException(
        "\"reduce\" cannot be \"%s\": %s. Accepted: sum, count, min, max, concat%s, each for results of a type that it suits."
            .formatted(word, why, own));
  }
}
