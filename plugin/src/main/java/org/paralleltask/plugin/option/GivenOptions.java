// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options somebody set, with who set them. The command line wins over the POM: Maven itself
 * would let a value in the POM hide one on the command line, therefore both are looked at here.
 */
public final class GivenOptions {
  private final Map<Option, Given> given = new EnumMap<>(Option.class);
  private final List<String> unknown;

  private record Given(String value, Source source) {}

  private GivenOptions(List<String> unknown) {
    this.unknown = unknown;
  }

  /**
   * Merges what Maven injected into a goal with what was typed.
   *
   * @param injected the values of the goal's parameters, those that are set
   * @param typed all properties of the command line, whatever their name
   */
  public static GivenOptions of(Map<Option, String> injected, Map<String, String> typed) {
    SortedMap<String, String> ours = new TreeMap<>();
    typed.forEach(
        (name, value) -> {
          if (name.startsWith(Option.PREFIX)) {
            ours.put(name.substring(Option.PREFIX.length()), value);
          }
        });
    GivenOptions options =
        new GivenOptions(ours.keySet().stream().filter(k -> !Option.keys().contains(k)).toList());
    for (Option option : Option.values()) {
      options.put(option, ours.get(option.key()), injected.get(option));
    }
    options.letTypedInputsWin();
    return options;
  }

  private void put(Option option, @Nullable String typed, @Nullable String injected) {
    if (typed != null) {
      given.put(option, new Given(typed, Source.COMMAND_LINE));
    } else if (injected != null) {
      given.put(option, new Given(injected, Source.POM));
    }
  }

  /** Items on the command line replace the POM's, also where they are given in another way. */
  private void letTypedInputsWin() {
    if (Option.INPUTS.stream().anyMatch(o -> isFrom(o, Source.COMMAND_LINE))) {
      Option.INPUTS.stream().filter(o -> isFrom(o, Source.POM)).forEach(given::remove);
    }
  }

  private boolean isFrom(Option option, Source source) {
    Given found = given.get(option);
    return found != null && found.source() == source;
  }

  /** The value of an option, if it is set. */
  public Optional<String> value(Option option) {
    return Optional.ofNullable(given.get(option)).map(Given::value);
  }

  /** Whether nothing is to be done. */
  public boolean isSkipped() {
    return value(Option.SKIP).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Whether results are folded, or written to a file. */
  public boolean isResultKept() {
    return given.containsKey(Option.REDUCE) || given.containsKey(Option.OUTPUT);
  }

  /** Whether the items are given, rather than the job's own. */
  public boolean hasInputs() {
    return Option.INPUTS.stream().anyMatch(given::containsKey);
  }

  /** What the job JVM is told, by key. */
  public Map<String, String> forTheJob() {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (option, found) -> {
          if (option.concernsTheJob()) {
            values.put(option.key(), found.value());
          }
        });
    return values;
  }

  /** What makes two runs of a job different things to do, rather than the same thing again. */
  public String identity() {
    return Option.OF_A_RUN.stream()
        .map(option -> option.key() + "=" + value(option).orElse(""))
        .collect(Collectors.joining(" "));
  }

  /** Who set what {@link #forTheJob} holds, by key. */
  public Map<String, String> sourcesForTheJob() {
    Map<String, String> sources = new LinkedHashMap<>();
    given.forEach(
        (option, found) -> {
          if (option.concernsTheJob()) {
            sources.put(option.key(), found.source().toString());
          }
        });
    return sources;
  }

  /** The options of the command line, as they must be typed again to run the same. */
  public List<String> toTypeAgain() {
    return given.entrySet().stream()
        .filter(e -> !Option.OF_ONE_TIME.contains(e.getKey()))
        .filter(e -> e.getValue().source() == Source.COMMAND_LINE)
        .map(e -> CommandLine.property(e.getKey(), e.getValue().value()))
        .toList();
  }

  /** Everything that is wrong and can be seen without the project's classes. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    unknown.forEach(name -> problems.add(unknownOption(name)));
    given.forEach(
        (option, found) ->
            option
                .problem(found.value())
                .map(text -> sentence(option, found.source(), text))
                .ifPresent(problems::add));
    problems.addAll(conflictingInputs());
    return problems;
  }

  private static String unknownOption(String name) {
    return "There is no option \"%s%s\".%s The options are: %s."
        .formatted(
            Option.PREFIX,
            name,
            Spelling.didYouMean(Option.PREFIX, name, Option.keys()),
            String.join(", ", Option.keys()));
  }

  private static String sentence(Option option, Source source, String problem) {
    return "\"%s\" %s (%s). %s".formatted(option.key(), problem, source, option.remedy());
  }

  private List<String> conflictingInputs() {
    List<String> inputs =
        Option.INPUTS.stream()
            .filter(given::containsKey)
            .map(o -> "\"%s\" (%s)".formatted(o.key(), sourceOf(o)))
            .toList();
    return inputs.size() < 2
        ? List.of()
        : List.of(
            "Items can come from one source only, but there are %s. Remove all but one."
                .formatted(String.join(" and ", inputs)));
  }

  private String sourceOf(Option option) {
    return Optional.ofNullable(given.get(option)).map(g -> g.source().toString()).orElse("");
  }
}
