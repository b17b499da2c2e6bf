// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;

/** The top of the page: how it ended, the figures, and what is worth knowing. */
final class PageHead {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_TEXT = 2_000;

  private final Digest digest;

  PageHead(Digest digest) {
    this.digest = digest;
  }

  /** How the run ended, and how to repeat it. */
  String verdict() {
    Html html = new Html();
    String kind = Outcomes.isWell(digest) ? digest.failures() > 0 ? "warn" : "good" : "bad";
    String sign = kind.equals("bad") ? "✗" : kind.equals("warn") ? "!" : "✓";
    html.raw("<p class=\"badge " + kind + "\"><i aria-hidden=\"true\">" + sign + "</i> ");
    html.text(Outcomes.text(digest)).raw("</p>");
    html.element("h1", digest.facts().job());
    html.element("p class=\"verdict\"", Findings.verdict(digest));
    digest.record().conclusion().flatMap(c -> c.message()).ifPresent(text -> message(html, text));
    digest.record().conclusion().flatMap(c -> c.result()).ifPresent(text -> result(html, text));
    facts(html);
    commands(html);
    return html.toString();
  }

  private static void message(Html html, String text) {
    html.raw("<p class=\"message\">").lines(Printable.start(text, LONGEST_TEXT)).raw("</p>");
  }

  private static void result(Html html, String text) {
    html.raw("<p class=\"result\">Result <code>").lines(Printable.start(text, LONGEST_TEXT));
    html.raw("</code></p>");
  }

  private void facts(Html html) {
    RunFacts facts = digest.facts();
    html.raw("<dl class=\"facts\">");
    html.raw("<div><dt>Started</dt><dd><time datetime=\"" + facts.start() + "\">");
    html.text(TIME.format(facts.start())).raw("</time></dd></div>");
    fact(html, "Took", Figures.duration(digest.elapsedMicros()));
    fact(html, "Workers", Figures.count(digest.workers()) + " · " + facts.pool());
    fact(html, "Items from", facts.source());
    fact(html, "Run", facts.id());
    html.raw("</dl>");
    digest.comparison().previous().ifPresent(run -> chain(html, run));
  }

  private static void fact(Html html, String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }

  private void chain(Html html, PastRun previous) {
    List<PastRun> past = digest.comparison().past();
    html.raw("<p class=\"chain\">Earlier runs: ");
    for (PastRun run : past.subList(Math.max(0, past.size() - 5), past.size())) {
      String how = run.verdict() == null ? "killed" : run.verdict().text();
      String took = Figures.duration(run.elapsedMillis() * 1000);
      html.element("span title=\"" + run.start() + "\"", how + " in " + took);
      html.raw(run.equals(previous) ? " → this one" : " → ");
    }
    html.raw("</p>");
  }

  private void commands(Html html) {
    if (digest.failures() > 0) {
      command(html, "Run only what failed", Commands.rerun(digest.facts()));
    }
    command(html, "Repeat", Commands.repeat(digest.facts()));
  }

  private static void command(Html html, String what, String command) {
    html.raw("<p class=\"command\">").element("span", what).element("code", command);
    html.raw("<button type=\"button\" class=\"copy\" hidden>Copy</button></p>");
  }

  /** The outcomes, which add up to the number of items. */
  String outcomes() {
    Html html = new Html();
    html.raw("<p class=\"sum\"><b>").text(Figures.count(digest.total())).raw("</b> ");
    html.text(digest.total() == 1 ? "item" : "items").raw("</p>");
    bar(html, digest.counts(), digest.total());
    html.raw("<ul class=\"legend\">");
    digest.counts().forEach((state, count) -> legend(html, Shown.of(state), count));
    return html.raw("</ul>").toString();
  }

  private static void bar(Html html, Map<State, Long> counts, long total) {
    html.raw("<div class=\"bar\" aria-hidden=\"true\">");
    for (Map.Entry<State, Long> state : counts.entrySet()) {
      if (state.getValue() > 0) {
        Shown shown = Shown.of(state.getKey());
        double share = 100.0 * state.getValue() / total;
        String grow = String.format(Locale.ROOT, "%.4f", share);
        html.raw("<span class=\"b-" + shown.code() + "\" style=\"flex-grow:" + grow + "\"");
        html.raw(" title=\"" + state.getValue() + " " + shown.word() + "\">");
        html.raw(share > 4 ? shown.sign() : "").raw("</span>");
      }
    }
    html.raw("</div>");
  }

  /** A bar of outcomes for each stage, if the job has any, in the order in which they run. */
  String stages() {
    Html html = new Html();
    List<StageFigures> stages = digest.stages();
    if (!stages.isEmpty()) {
      html.raw("<section id=\"stages\" class=\"stages\"><h2>Stages ");
      html.element("small", "each begins when the one before has ended well");
      html.raw("</h2><ol>");
      stages.forEach(stage -> stage(html, stage));
      html.raw("</ol></section>");
    }
    return html.toString();
  }

  private static void stage(Html html, StageFigures stage) {
    html.raw("<li>").element("b", stage.name()).raw(" ");
    if (stage.total() == 0) {
      html.element("span class=\"note\"", "no items").raw("</li>");
      return;
    }
    String items = Figures.count(stage.total()) + (stage.total() == 1 ? " item" : " items");
    html.element("span class=\"note\"", items + " · " + Figures.duration(stage.micros()));
    for (Map.Entry<State, Long> state : stage.counts().entrySet()) {
      if (state.getValue() > 0) {
        html.raw(" ").raw(Shown.of(state.getKey()).badge()).raw(" ");
        html.text(Figures.count(state.getValue()));
      }
    }
    bar(html, stage.counts(), stage.total());
    html.raw("</li>");
  }

  private static void legend(Html html, Shown shown, long count) {
    html.raw(count == 0 ? "<li class=\"none\">" : "<li>").raw(shown.badge());
    html.raw(" <b data-count=\"" + count + "\">").text(Figures.count(count)).raw("</b></li>");
  }

  /** The figures. */
  String tiles() {
    Html html = new Html();
    Histogram durations = digest.durations();
    tile(html, "Throughput", Figures.rate(digest.itemsPerSecond()), "items that ran");
    tile(html, "p50", Figures.duration(durations.percentile(0.5)), "half took no longer");
    tile(html, "p90", Figures.duration(durations.percentile(0.9)), "9 of 10");
    tile(html, "p99", Figures.duration(durations.percentile(0.99)), "99 of 100");
    tile(html, "Longest", Figures.duration(durations.longest()), "one item");
    tile(
        html,
        "Workers busy",
        Figures.percent(digest.busy()),
        "of " + Figures.count(digest.workers()));
    String waits = digest.waitMicros() > 0 ? Figures.duration(digest.waitMicros()) + " waited" : "";
    tile(html, "Retries", Figures.count(digest.retries()), waits);
    return html.toString();
  }

  private static void tile(Html html, String name, String value, String note) {
    html.raw("<div class=\"tile\">").element("h3", name).element("p class=\"value\"", value);
    html.element("p class=\"note\"", note).raw("</div>");
  }

  /** Sentences. */
  String findings() {
    List<String> sentences = Findings.of(digest);
    Html html = new Html();
    if (!sentences.isEmpty()) {
      html.raw("<section class=\"findings\"><h2>What stands out</h2><ul>");
      sentences.forEach(sentence -> html.element("li", sentence));
      html.raw("</ul></section>");
    }
    return html.toString();
  }
}
