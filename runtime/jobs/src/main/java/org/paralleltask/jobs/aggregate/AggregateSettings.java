// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Makes a query of texts, and says everything that is wrong with them at once. */
final class AggregateSettings {
  private static final long SLICE = 16 << 20;

  private final Settings settings;
  private final InputFiles files;

  AggregateSettings(Settings settings) {
    this.settings = settings;
    this.files = new InputFiles(settings, System.err::println);
  }

  /** The query. Meaningless if there are problems. */
  Query query() {
    Format format = format();
    boolean header = settings.flag("header", format != Format.LINES);
    return new Query(
        format,
        delimiter(format),
        header,
        settings.oneOf("malformed", Malformed.class, Malformed.REPORT),
        settings.list("groupBy").toList(),
        measures(),
        conditions());
  }

  /**
   * What to put together.
   *
   * @throws ConfigurationException with all problems, if there are any
   */
  Concatenation concatenation() throws IOException, ConfigurationException {
    Query query = query();
    if (query.format() == Format.LINES && query.header()) {
      settings.problem("header", "true", "false, as lines have no columns with names", false);
    }
    boolean ensureNewline = settings.flag("ensureNewline", query.format() != Format.LINES);
    FileOrder order = settings.oneOf("order", FileOrder.class, FileOrder.NAME);
    requireNoProblem();
    List<Path> files = order.sorted(files());
    return new Concatenation(files, settings.text("output").orElse(""), query, ensureNewline);
  }

  /** How many bytes a slice has. */
  long sliceSize() {
    return settings.bytes("sliceSize", SLICE, 1);
  }

  /**
   * The files, in code-point order of their names. Warnings about them go to standard error.
   *
   * @throws ConfigurationException if there is no such directory
   */
  List<Path> files() throws ConfigurationException {
    return files.find();
  }

  /**
   * Refuses what was read.
   *
   * @throws ConfigurationException with all problems, if there are any
   */
  void requireNoProblem() throws ConfigurationException {
    settings.requireNoProblem();
  }

  private Format format() {
    return settings.oneOf("format", Format.class, Format.CSV);
  }

  private char delimiter(Format format) {
    String text = settings.exact("delimiter").orElse(String.valueOf(format.delimiter()));
    String one = text.equals("\\t") ? "\t" : text;
    boolean fits = one.length() == 1 && one.charAt(0) < 0x80 && "\"\r".indexOf(one.charAt(0)) < 0;
    return fits && (format == Format.LINES) == one.equals("\n")
        ? one.charAt(0)
        : settings.problem(
            "delimiter", text, "one ASCII character such as ; or |, for csv and tsv", ',');
  }

  private List<Measure> measures() {
    return Stream.of(settings.exact("select").orElse("count").split(",(?![^(]*\\))"))
        .filter(text -> !text.isBlank())
        .flatMap(
            text -> Measure.parse(text).or(() -> none("select", text, Measure.accepted())).stream())
        .toList();
  }

  private List<Condition> conditions() {
    return settings
        .list("where")
        .flatMap(
            text ->
                Condition.parse(text)
                    .or(() -> none("where", text, "column=value, and !=, <, <=, >, >="))
                    .stream())
        .toList();
  }

  private <T> Optional<T> none(String name, String text, String accepted) {
    return settings.problem(name, text, accepted, Optional.empty());
  }
}
