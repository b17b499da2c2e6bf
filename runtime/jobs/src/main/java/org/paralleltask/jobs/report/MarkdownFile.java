// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

/** {@code summary.md}: a run in few lines, for the page that a CI server shows of a build. */
final class MarkdownFile {
  private static final int MOST_GROUPS = 10;
  private static final int MOST_SLOWEST = 5;
  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_LABEL = 120;

  private final Digest digest;
  private final StringBuilder text = new StringBuilder();

  private MarkdownFile(Digest digest) {
    this.digest = digest;
  }

  static String of(Digest digest) {
    MarkdownFile file = new MarkdownFile(digest);
    file.head();
    file.counts();
    file.failures();
    file.slowest();
    return file.text.toString();
  }

  private void head() {
    line(
        "### %s %s: %s"
            .formatted(sign(), escaped(digest.facts().job()), escaped(Outcomes.text(digest))));
    line("");
    line(escaped(Findings.verdict(digest)));
    digest.record().conclusion().flatMap(c -> c.message()).ifPresent(m -> quote("> ", m));
    digest.record().conclusion().flatMap(c -> c.result()).ifPresent(r -> quote("Result: ", r));
    for (String finding : Findings.of(digest)) {
      line("- %s".formatted(escaped(finding)));
    }
    line("");
  }

  private void quote(String before, String words) {
    line("");
    line("%s%s".formatted(before, escaped(Printable.shortened(words, LONGEST_TEXT))));
    line("");
  }

  private String sign() {
    return Outcomes.isWell(digest) ? "✅" : "❌";
  }

  /** The figures add up: states without items are left out. */
  private void counts() {
    StringBuilder names = new StringBuilder("| items |");
    StringBuilder rules = new StringBuilder("| ---: |");
    StringBuilder figures = new StringBuilder("| " + Figures.count(digest.total()) + " |");
    for (Map.Entry<State, Long> state : digest.counts().entrySet()) {
      if (state.getValue() > 0) {
        names.append(' ').append(words(state.getKey())).append(" |");
        rules.append(" ---: |");
        figures.append(' ').append(Figures.count(state.getValue())).append(" |");
      }
    }
    line(names);
    line(rules);
    line(figures);
    line("");
    if (digest.ran() > 0) {
      line(times());
      line("");
    }
  }

  private String times() {
    Histogram durations = digest.durations();
    return "%s, p50 %s, p99 %s, %s busy %s"
        .formatted(
            Figures.rate(digest.itemsPerSecond()),
            Figures.duration(durations.percentile(0.5)),
            Figures.duration(durations.percentile(0.99)),
            Figures.count(digest.workers(), "worker"),
            Figures.percent(digest.busy()));
  }

  private static String words(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void failures() {
    List<FailureGroups.Group> groups = digest.groups();
    if (groups.isEmpty()) {
      return;
    }
    line("| failures | cause | items |");
    line("| ---: | --- | --- |");
    for (FailureGroups.Group group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
      line(
          "| %s | %s | %s |"
              .formatted(
                  Figures.count(group.count()),
                  code(Printable.shortened(group.message(), LONGEST_TEXT)),
                  labels(group)));
    }
    if (groups.size() > MOST_GROUPS) {
      line("");
      line(
          "%s are in the report."
              .formatted(Figures.count(groups.size() - MOST_GROUPS, "more cause")));
    }
    line("");
    line("Run only these: %s".formatted(code(Commands.rerun(digest.facts()))));
    line("");
  }

  private static String labels(FailureGroups.Group group) {
    String shown =
        String.join("<br>", group.samples().stream().map(entry -> code(label(entry))).toList());
    long more = group.count() - group.samples().size();
    return more > 0 ? shown + "<br>and " + Figures.count(more, "other") : shown;
  }

  private static String label(ItemEntry entry) {
    return Printable.shortened(entry.label(), LONGEST_LABEL);
  }

  private void slowest() {
    List<ItemEntry> slowest = digest.slowest();
    if (slowest.size() < 2) {
      return;
    }
    line("| slowest | item |");
    line("| ---: | --- |");
    for (ItemEntry entry : slowest.subList(0, Math.min(MOST_SLOWEST, slowest.size()))) {
      line("| %s | %s |".formatted(Figures.duration(entry.micros()), code(label(entry))));
    }
    line("");
  }

  /** Text in which nothing is markup, neither of Markdown nor of HTML. */
  static String escaped(String words) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Printable.of(words).toCharArray()) {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!', '@' ->
            escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** HTML's element, because back quotes in a text end Markdown's, and bars end cells. */
  private static String code(String words) {
    return "<code>" + escaped(words) + "</code>";
  }

  private void line(CharSequence words) {
    text.append(words).append('\n');
  }
}
