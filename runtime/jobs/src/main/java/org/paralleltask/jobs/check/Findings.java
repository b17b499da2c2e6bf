// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.journal.Table.Column;
import org.paralleltask.jobs.journal.Table.Unit;

/** What a check has found beside the links that fail, in words. */
final class Findings {
  private static final int MOST_LINES = 20;
  private static final int MOST_PLACES = 3;
  private static final List<Column> REDIRECTS =
      List.of(
          new Column("link", "Link", Unit.TEXT),
          new Column("updateTo", "Update to", Unit.TEXT),
          new Column("linkedFrom", "Linked from", Unit.TEXT));

  private final List<Verdict> verdicts;
  private final Crawl crawl;
  private final CheckSettings settings;

  Findings(Collection<Verdict> verdicts, Crawl crawl, CheckSettings settings) {
    this.verdicts = verdicts.stream().sorted(Comparator.comparing(Verdict::link)).toList();
    this.crawl = crawl;
    this.settings = settings;
  }

  /** The counts, in one line. */
  String counts() {
    Map<Kind, Long> counts =
        verdicts.stream()
            .collect(Collectors.groupingBy(Verdict::kind, TreeMap::new, Collectors.counting()));
    String kinds =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().word())
            .collect(Collectors.joining(", "));
    long cached = verdicts.stream().filter(Verdict::cached).count();
    List<String> more = new ArrayList<>();
    if (crawl.pages() > 0) {
      more.add("pages looked through: " + crawl.pages());
    }
    if (cached > 0) {
      more.add("from cache: " + cached);
    }
    if (crawl.skipped() > 0) {
      more.add("not of the web: " + crawl.skipped());
    }
    return kinds + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
  }

  /** What somebody should look at, though the check does not fail for it. */
  List<String> warnings() {
    List<String> lines =
        shortened(
            verdicts.stream()
                .filter(each -> !each.kind().isGood() && settings.warnOn().contains(each.kind()))
                .filter(each -> !settings.fails(each.kind(), each.code(), each.internal()))
                .map(Findings::warning)
                .toList());
    settings.ignores().stream()
        .filter(Ignore::hasExpired)
        .forEach(ignore -> lines.add("\"ignore\" has expired: " + ignore));
    crawl.tooLarge().forEach(page -> lines.add("not looked through, larger than 10 MB: " + page));
    if (crawl.isIncomplete()) {
      lines.add(
          "incomplete: there are more than %d pages (\"maxPages\")".formatted(settings.maxPages()));
    }
    return lines;
  }

  private static String warning(Verdict verdict) {
    return verdict.kind().word() + ": " + verdict.detail() + sources(verdict);
  }

  private static String sources(Verdict verdict) {
    int more = verdict.sources().size() - 1;
    return more < 0
        ? ""
        : ", linked from " + verdict.sources().get(0) + (more > 0 ? " (+" + more + ")" : "");
  }

  /** Which links could be updated, a line each. */
  List<String> updates() {
    return shortened(
        verdicts.stream()
            .filter(verdict -> verdict.target() != null)
            .map(each -> "%s: update to %s%s".formatted(each.link(), each.target(), sources(each)))
            .toList());
  }

  /** The same for the report, if there are any. */
  List<Table> tables() {
    List<List<Object>> rows =
        verdicts.stream()
            .filter(verdict -> verdict.target() != null)
            .map(each -> List.<Object>of(each.link(), String.valueOf(each.target()), places(each)))
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(new Table("redirects", "Permanent redirects", REDIRECTS, rows, rows.size()));
  }

  private static String places(Verdict verdict) {
    int more = verdict.sources().size() - MOST_PLACES;
    String first = String.join(", ", verdict.sources().stream().limit(MOST_PLACES).toList());
    return more > 0 ? first + " (+" + more + ")" : first;
  }

  private static List<String> shortened(List<String> lines) {
    List<String> first = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (lines.size() > MOST_LINES) {
      first.add("and " + (lines.size() - MOST_LINES) + " more, see links.ndjson");
    }
    return first;
  }
}
