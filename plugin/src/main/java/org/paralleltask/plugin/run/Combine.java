// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.paralleltask.plugin.option.Option;

/**
 * What {@code parallel:aggregate} makes of files, each with a task that the plugin brings along.
 */
enum Combine {
  TABLE("aggregate"),
  CONCAT("concat"),
  SORT("sort");

  private final String job;

  Combine(String job) {
    this.job = job;
  }

  private List<Option> own() {
    return switch (this) {
      case TABLE ->
          List.of(
              Option.GROUP_BY,
              Option.SELECT,
              Option.WHERE,
              Option.SLICE_SIZE,
              Option.PARTIAL,
              Option.MALFORMED);
      case CONCAT -> List.of(Option.ENSURE_NEWLINE, Option.ORDER);
      case SORT -> List.of(Option.SORT_BY, Option.UNIQUE, Option.SLICE_SIZE, Option.ORDER);
    };
  }

  /** What is asked for; a table if nothing is. */
  static Combine of(RunRequest request) {
    String said = "combine=" + request.options().value(Option.COMBINE).orElse("");
    return Arrays.stream(values())
        .filter(each -> each.toString().equalsIgnoreCase(said))
        .findFirst()
        .orElse(TABLE);
  }

  ReadyMade task() {
    return new ReadyMade(job);
  }

  /** Whether the task writes the output itself, past the heap, instead of the engine. */
  boolean writesOutput() {
    return this != TABLE;
  }

  /** The options that have a meaning for others only. */
  List<Option> meaningless() {
    return Arrays.stream(values())
        .flatMap(each -> each.own().stream())
        .distinct()
        .filter(option -> !own().contains(option))
        .toList();
  }

  /** How to give an option a meaning: {@code combine=table or combine=sort}. */
  static String knowing(Option option) {
    return Arrays.stream(values())
        .filter(each -> each.own().contains(option))
        .map(Combine::toString)
        .collect(Collectors.joining(" or "));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return "combine=" + name().toLowerCase(Locale.ROOT);
  }
}
