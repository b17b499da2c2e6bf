// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.State;

/** Tables of the page that are there without a script. */
final class PageTables {
  private static final int LONGEST_LABEL = 200;

  private final Digest digest;

  PageTables(Digest digest) {
    this.digest = digest;
  }

  /** The items that took longest. */
  String slowest() {
    Html html = new Html();
    List<ItemEntry> slowest = digest.slowest();
    if (slowest.isEmpty()) {
      return html.raw("<p class=\"more\">No item ran.</p>").toString();
    }
    long longest = Math.max(1, slowest.get(0).micros());
    html.raw("<table><thead><tr><th class=\"n\">Took</th><th>Item</th><th>Outcome</th></tr>");
    html.raw("</thead><tbody>");
    for (ItemEntry entry : slowest) {
      long share = Math.round(100.0 * entry.micros() / longest);
      html.raw("<tr><td class=\"n meter\"><span style=\"width:" + share + "%\"></span><b>");
      html.text(Figures.duration(entry.micros())).raw("</b></td><td class=\"label\">");
      html.text(label(entry)).raw("</td><td>").raw(Shown.of(entry.state()).badge());
      html.raw("</td></tr>");
    }
    return html.raw("</tbody></table>").toString();
  }

  /** The items that ended well, but not at once. */
  String flaky() {
    Html html = new Html();
    long count = digest.count(State.FLAKY);
    if (count == 0) {
      return "";
    }
    html.raw("<section id=\"flaky\"><h2>Flaky <small>");
    html.text(Figures.count(count, "item") + " ended well after a retry").raw("</small></h2>");
    html.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th>Item</th>");
    html.raw("<th class=\"n\">Attempts</th><th>Why it was tried again</th></tr></thead><tbody>");
    digest.flaky().forEach(entry -> flaky(html, entry));
    html.raw("</tbody></table></div>");
    if (count > digest.flaky().size()) {
      html.element("p class=\"more\"", "The first " + digest.flaky().size() + " are shown.");
    }
    return html.raw("</section>").toString();
  }

  private static void flaky(Html html, ItemEntry entry) {
    List<Attempt> attempts = entry.attempts();
    String why =
        attempts.stream()
            .map(Attempt::error)
            .filter(error -> error != null)
            .distinct()
            .reduce("", (a, b) -> a.isEmpty() ? b : a + "; " + b);
    html.raw("<tr><td class=\"label\">").text(label(entry)).raw("</td>");
    html.element("td class=\"n\"", Integer.toString(attempts.size()));
    html.element("td", Printable.shortened(why, LONGEST_LABEL)).raw("</tr>");
  }

  /** What is different from the run before. */
  String comparison() {
    return digest.comparison().previous().map(this::comparison).orElse("");
  }

  private String comparison(PastRun run) {
    Comparison comparison = digest.comparison();
    Html html = new Html();
    html.raw("<section id=\"compare\"><h2>Compared with the previous run <small>");
    html.text(run.id()).raw("</small></h2>");
    html.raw(
        "<div class=\"comparison\"><table class=\"compare\"><thead><tr><th></th><th class=\"n\">before</th>");
    html.raw("<th class=\"n\">now</th></tr></thead><tbody>");
    String verdict = run.verdict() == null ? "killed" : run.verdict().text();
    row(html, "Outcome", verdict, Outcomes.text(digest));
    String took = Figures.duration(run.elapsedMillis() * 1000);
    row(html, "Took", took, Figures.duration(digest.elapsedMicros()));
    digest.counts().forEach((state, count) -> row(html, state, run, count));
    html.raw("</tbody></table><div class=\"lists\">");
    list(html, "Failed now, not before", comparison.broken(), comparison.brokenCount());
    list(html, "Failed before, not now", comparison.fixed(), comparison.fixedCount());
    slower(html, comparison);
    return html.raw("</div></div></section>").toString();
  }

  private static void row(Html html, State state, PastRun run, long now) {
    long before = run.counts().getOrDefault(state, 0L);
    if (before + now > 0) {
      row(html, Shown.of(state).word(), Figures.count(before), Figures.count(now));
    }
  }

  private static void row(Html html, String what, String before, String now) {
    html.raw("<tr>").element("th scope=\"row\"", what).element("td class=\"n\"", before);
    html.element("td class=\"n\"", now).raw("</tr>");
  }

  private static void list(Html html, String title, List<ItemEntry> entries, long count) {
    if (count > 0) {
      html.raw("<div><h3>").text(title + " ").raw("<small>").text(Figures.count(count));
      html.raw("</small></h3><ul class=\"labels\">");
      entries.forEach(entry -> html.element("li", label(entry)));
      html.raw(count > entries.size() ? "<li>…</li></ul></div>" : "</ul></div>");
    }
  }

  private static void slower(Html html, Comparison comparison) {
    if (comparison.slowerCount() > 0) {
      html.raw("<div><h3>More than twice as slow <small>");
      html.text(Figures.count(comparison.slowerCount())).raw("</small></h3><ul class=\"labels\">");
      for (Comparison.Slower item : comparison.slower()) {
        html.raw("<li><b>").text(Figures.duration(item.beforeMicros()) + " → ");
        html.text(Figures.duration(item.entry().micros())).raw("</b> ");
        html.text(label(item.entry())).raw("</li>");
      }
      html.raw("</ul></div>");
    }
  }

  /** The options that hold, with where they were set. */
  String options() {
    Html html = new Html();
    html.raw("<table><thead><tr><th>Option</th><th>Value</th><th>Set by</th></tr></thead><tbody>");
    digest
        .facts()
        .options()
        .forEach(
            (name, used) -> {
              html.raw("<tr>").element("th scope=\"row\"", name);
              html.element("td class=\"label\"", Printable.shortened(used.value(), LONGEST_LABEL));
              html.element("td", used.source()).raw("</tr>");
            });
    return html.raw("</tbody></table>").toString();
  }

  /** What the run was on. */
  String environment() {
    Html html = new Html();
    html.raw("<table><tbody>");
    row(html, "task", digest.facts().task());
    row(html, "order of results", digest.facts().mode());
    row(html, "workers", digest.facts().workers().why());
    for (Map.Entry<String, String> fact : digest.facts().environment().entrySet()) {
      boolean bytes = fact.getKey().endsWith("Bytes");
      String name = bytes ? fact.getKey().replace("Bytes", "") : fact.getKey();
      row(html, name, bytes ? bytes(fact.getValue()) : fact.getValue());
    }
    return html.raw("</tbody></table>").toString();
  }

  private static void row(Html html, String name, String value) {
    html.raw("<tr>").element("th scope=\"row\"", name).element("td class=\"label\"", value);
    html.raw("</tr>");
  }

  private static String bytes(String number) {
    return number.matches("[0-9]{1,18}") ? Figures.bytes(Long.parseLong(number)) : number;
  }

  private static String label(ItemEntry entry) {
    return Printable.shortened(entry.label(), LONGEST_LABEL);
  }
}
