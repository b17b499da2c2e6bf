// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltask.jobs.spec.Settings;

/** Makes a query of texts, and notes everything that is wrong with them. */
final class QuerySettings {
  private final Settings settings;

  QuerySettings(Settings settings) {
    this.settings = settings;
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
                Condition.parse(text).or(() -> none("where", text, Condition.accepted())).stream())
        .toList();
  }

  private <T> Optional<T> none(String name, String text, String accepted) {
    return settings.problem(name, text, accepted, Optional.empty());
  }
}
