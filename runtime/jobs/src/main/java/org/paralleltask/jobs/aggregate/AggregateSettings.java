// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.GlobFiles;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Makes a query of texts, and says everything that is wrong with them at once. */
final class AggregateSettings {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([kmg]?)");
  private static final String DEFAULT_SLICE = "16m";

  private final Function<String, @Nullable String> settings;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param settings the text of a setting; null if it is not set
   */
  AggregateSettings(Function<String, @Nullable String> settings) {
    this.settings = settings;
  }

  /** The query. Meaningless if there are problems. */
  Query query() {
    Format format = format();
    boolean header = flag("header", format != Format.LINES);
    return new Query(
        format, delimiter(format), header, list("groupBy").toList(), measures(), conditions());
  }

  /** How many bytes a slice has. */
  long sliceSize() {
    String text = text("sliceSize").orElse(DEFAULT_SLICE);
    Matcher parts = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return problem("sliceSize", text, "a size such as 512k, 16m or 1g", 1L);
    }
    return Long.parseLong(parts.group(1)) << shift(parts.group(2));
  }

  /**
   * The files, in code-point order of their names, without the one that the result is written to.
   *
   * @throws ConfigurationException if there is no such directory
   */
  List<Path> files() throws ConfigurationException {
    Path base = Path.of(text("base").orElse(""));
    Optional<Path> output = text("output").map(Path::of);
    List<Path> all =
        GlobFiles.find(base, text("files").orElse("")).stream().map(base::resolve).toList();
    return all.stream().filter(file -> output.isEmpty() || !isSame(file, output.get())).toList();
  }

  private static boolean isSame(Path file, Path output) {
    return file.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "k" -> 10;
      case "m" -> 20;
      case "g" -> 30;
      default -> 0;
    };
  }

  /**
   * Refuses what was read.
   *
   * @throws IllegalArgumentException with all problems, if there are any
   */
  void requireNoProblem() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private Format format() {
    String text = text("format").orElse("csv");
    return Arrays.stream(Format.values())
        .filter(format -> format.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseGet(() -> problem("format", text, "csv, tsv, lines", Format.CSV));
  }

  private char delimiter(Format format) {
    String text = text("delimiter").orElse(String.valueOf(format.delimiter()));
    String one = text.equals("\\t") ? "\t" : text;
    boolean fits = one.length() == 1 && one.charAt(0) < 0x80 && "\"\r".indexOf(one.charAt(0)) < 0;
    return fits && (format == Format.LINES) == one.equals("\n")
        ? one.charAt(0)
        : problem("delimiter", text, "one ASCII character such as ; or |, for csv and tsv", ',');
  }

  private boolean flag(String name, boolean otherwise) {
    String text = text(name).orElse(String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
    return text.equals("true")
        || (!text.equals("false") && problem(name, text, "true, false", false));
  }

  private List<Measure> measures() {
    return Stream.of(text("select").orElse("count").split(",(?![^(]*\\))"))
        .filter(text -> !text.isBlank())
        .flatMap(
            text -> Measure.parse(text).or(() -> none("select", text, Measure.accepted())).stream())
        .toList();
  }

  private List<Condition> conditions() {
    return list("where")
        .flatMap(
            text ->
                Condition.parse(text)
                    .or(() -> none("where", text, "column=value, and !=, <, <=, >, >="))
                    .stream())
        .toList();
  }

  private Stream<String> list(String name) {
    return text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(settings.apply(name));
  }

  private <T> Optional<T> none(String name, String text, String accepted) {
    return problem(name, text, accepted, Optional.empty());
  }

  private <T> T problem(String name, String text, String accepted, T instead) {
    problems.add("\"%s\" is \"%s\". Accepted: %s.".formatted(name, text.strip(), accepted));
    return instead;
  }
}
