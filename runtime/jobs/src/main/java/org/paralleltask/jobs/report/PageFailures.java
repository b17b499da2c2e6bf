// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.LostWorker;

/** Failures by cause, each with some of its items. */
final class PageFailures {
  /** What is left of the page belongs to the timeline and the table. */
  private static final int MOST_CHARACTERS = 300_000;

  private static final int MOST_GROUPS = 100;
  private static final int LONGEST_LABEL = 300;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_OUTPUT = 4_000;

  private final Digest digest;
  private final Html html = new Html();

  private PageFailures(Digest digest) {
    this.digest = digest;
  }

  static String of(Digest digest) {
    PageFailures failures = new PageFailures(digest);
    if (!digest.groups().isEmpty()) {
      failures.section();
    }
    return failures.html.toString();
  }

  private void section() {
    List<FailureGroups.Group> groups = digest.groups();
    html.raw("<section id=\"failures\"><h2>Failures by cause <small>");
    html.text(Figures.count(digest.failures(), "item")).raw(", ");
    html.text(Figures.count(groups.size(), "cause")).raw("</small></h2>");
    int shown = Math.min(groups.size(), MOST_GROUPS);
    for (int i = 0; i < shown; i++) {
      group(groups.get(i), i);
    }
    if (groups.size() > shown) {
      html.element("p", Figures.count(groups.size() - shown, "more cause") + " in result.json.");
    }
    html.raw("</section>");
  }

  private void group(FailureGroups.Group group, int number) {
    html.raw(number == 0 ? "<details class=\"group\" open>" : "<details class=\"group\">");
    html.raw("<summary><span class=\"count\">").text(Figures.count(group.count()));
    html.raw("</span><span class=\"what\"><b>").text(group.code()).raw("</b> ");
    html.text(Printable.shortened(group.messageWithoutCode(), LONGEST_LABEL)).raw("</span>");
    String at = group.at();
    if (at != null) {
      html.element("span class=\"at\"", at);
    }
    html.raw("</summary><div class=\"tools\" hidden>");
    html.raw("<button type=\"button\" class=\"show\" data-group=\"" + number + "\">");
    html.raw("Show in table</button>");
    html.raw("<button type=\"button\" class=\"list\" data-group=\"" + number + "\">");
    html.raw("Copy items as list</button></div>");
    group.samples().forEach(this::sample);
    long more = group.count() - group.samples().size();
    if (more > 0) {
      html.element("p class=\"more\"", "and " + Figures.count(more, "more item"));
    }
    html.raw("</details>");
  }

  private void sample(ItemEntry entry) {
    Failure failure = Objects.requireNonNull(entry.failure());
    html.raw("<article class=\"sample\"><h3>").raw(Shown.of(entry.state()).badge()).raw(" ");
    html.raw("<code>").text(Printable.shortened(entry.label(), LONGEST_LABEL)).raw("</code></h3>");
    if (html.length() > MOST_CHARACTERS) {
      html.element("p class=\"more\"", "Details are in items.ndjson.").raw("</article>");
      return;
    }
    attempts(entry, failure);
    String stack = String.join("\n", failure.stack());
    block(stack.isEmpty() ? failure.message() : stack, "", LONGEST_MESSAGE);
    lost(failure.lost());
    String output = String.join("\n", entry.output());
    block(output, "Last output", LONGEST_OUTPUT);
    html.raw("</article>");
  }

  private void attempts(ItemEntry entry, Failure failure) {
    html.raw("<p class=\"how\">").text("item " + Figures.count(entry.index() + 1));
    if (failure.at() != null) {
      html.raw(" · ").element("b", failure.at());
    }
    int number = 0;
    for (Attempt attempt : entry.attempts()) {
      number++;
      html.raw(" · ").text("attempt " + number + " took " + Figures.duration(attempt.micros()));
      html.text(" on " + attempt.worker());
      html.text(attempt.error() == null ? "" : ": " + attempt.error());
    }
    html.text(entry.started() ? "" : " · never started").raw("</p>");
  }

  private void lost(@Nullable LostWorker worker) {
    if (worker != null) {
      String how = worker.signal() == null ? "exit code " + worker.exitCode() : worker.signal();
      html.raw("<p class=\"how\">").text("worker process " + worker.pid() + " ended: " + how);
      html.text(worker.crashFile() == null ? "" : " · JVM crash report " + worker.crashFile());
      html.raw("</p>");
    }
  }

  /** The end of an output tells more than its beginning; of a message it is the other way round. */
  private void block(String text, String title, int longest) {
    if (text.isEmpty()) {
      return;
    }
    boolean tail = !title.isEmpty() && text.length() > longest;
    String shown =
        tail ? "…" + text.substring(text.length() - longest) : Printable.start(text, longest);
    if (!title.isEmpty()) {
      html.element("h4", title);
    }
    html.raw("<pre tabindex=\"0\">").lines(shown).raw("</pre>");
  }
}
