// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;

/** What a person would say who has looked at the figures of a run, in sentences. */
final class Findings {
  private static final double TAIL_WORTH_TELLING = 0.05;
  private static final double IDLE_WORTH_TELLING = 0.2;
  private static final double TINY_WORTH_TELLING = 0.3;
  private static final double LONG_WORTH_TELLING = 0.25;
  private static final int LONGEST_LABEL = 80;

  private final Digest digest;
  private final List<String> sentences = new ArrayList<>();

  private Findings(Digest digest) {
    this.digest = digest;
  }

  /** What happened, in one sentence. */
  static String verdict(Digest digest) {
    String items = Figures.count(digest.total(), "item");
    String time = Figures.duration(digest.elapsedMicros());
    Optional<Conclusion> conclusion = digest.record().conclusion();
    if (conclusion.isEmpty()) {
      return "The run was killed: its journal ends after " + time + ", with " + items + ".";
    }
    Verdict verdict = conclusion.get().verdict();
    if (digest.failures() > 0) {
      String tolerated = verdict == Verdict.TOLERATED ? ", as many as are tolerated" : "";
      return Figures.count(digest.failures())
          + " of "
          + items
          + " failed in "
          + time
          + tolerated
          + ".";
    }
    return verdict == Verdict.OK ? well(digest, items, time) : items + " in " + time + ".";
  }

  private static String well(Digest digest, String items, String time) {
    if (digest.total() == 0) {
      return "There were no items.";
    }
    return digest.count(State.UP_TO_DATE) == digest.total()
        ? "All " + items + " were up to date."
        : (digest.total() == 1 ? "The item" : "All " + items) + " ended well in " + time + ".";
  }

  /** What is worth knowing, the most useful first; perhaps nothing. */
  static List<String> of(Digest digest) {
    Findings findings = new Findings(digest);
    findings.causes();
    findings.lostWorkers();
    if (digest.ran() > 0) {
      findings.tail();
      findings.idle();
      findings.longItem();
      findings.tiny();
      findings.retries();
    }
    findings.saved();
    return findings.sentences;
  }

  private void causes() {
    List<FailureGroups.Group> groups = digest.groups();
    if (digest.failures() < 2 || groups.isEmpty()) {
      return;
    }
    long largest = groups.get(0).count();
    if (largest == digest.failures()) {
      sentences.add("All failures have the same cause.");
    } else if (largest * 2 > digest.failures()) {
      sentences.add(
          "%s of the %s have the same cause."
              .formatted(Figures.count(largest), Figures.count(digest.failures(), "failure")));
    } else {
      sentences.add("The failures have %s.".formatted(Figures.count(groups.size(), "cause")));
    }
  }

  private void lostWorkers() {
    if (!digest.lost().isEmpty()) {
      String more = digest.lost().size() >= 100 ? "or more " : "";
      sentences.add(
          "%s %swere lost with a worker process that ended."
              .formatted(Figures.count(digest.lost().size(), "item"), more));
    }
  }

  private void tail() {
    double tail = digest.profile().tail(1.05);
    if (digest.workers() < 2 || tail < TAIL_WORTH_TELLING || tail > 0.95) {
      return;
    }
    String label = digest.last().map(Findings::label).orElse("");
    String text =
        "In the last %s of the time, 1 of %s workers was busy (%s)."
            .formatted(Figures.percent(tail), Figures.count(digest.workers()), label);
    long saved = digest.elapsedMicros() - shortestPossible();
    boolean worth = saved > digest.elapsedMicros() / 50;
    sentences.add(
        text
            + (worth
                ? " With the longest items first, the run could have ended up to %s earlier."
                    .formatted(Figures.duration(saved))
                : ""));
  }

  /** No order of the items is faster: not than the work shared by all, not than the longest. */
  private long shortestPossible() {
    return Math.max(digest.crew().busyMicros() / digest.workers(), digest.durations().longest());
  }

  private void idle() {
    double idle = 1 - digest.busy();
    if (digest.workers() > 1 && idle >= IDLE_WORTH_TELLING) {
      sentences.add(
          "Workers were idle %s of the time: %s.".formatted(Figures.percent(idle), whyIdle(idle)));
    }
  }

  private String whyIdle(double idle) {
    if (digest.ran() < digest.workers()) {
      return "there were fewer items than workers";
    }
    if (isWaiting(idle)) {
      return "items waited for their next attempt";
    }
    return digest.profile().tail(digest.workers() / 2.0) > idle / 2
        ? "most of it at the end, when few items were left"
        : "items came too slowly, or fewer workers would do";
  }

  /** A worker could have run each of the items that waited, but for no longer than it was idle. */
  private boolean isWaiting(double idle) {
    double idleMicros = idle * digest.elapsedMicros() * digest.workers();
    return digest.waitMicros() >= idleMicros / 2;
  }

  private void longItem() {
    List<ItemEntry> slowest = digest.slowest();
    double share = slowest.get(0).micros() / (double) Math.max(1, digest.elapsedMicros());
    if (digest.ran() >= 10 && share >= LONG_WORTH_TELLING) {
      sentences.add(
          "One item took %s, %s of the run (%s)."
              .formatted(
                  Figures.duration(slowest.get(0).micros()),
                  Figures.percent(share),
                  label(slowest.get(0))));
    }
  }

  private void tiny() {
    double share = digest.tinyMicros() / (double) Math.max(1, digest.crew().busyMicros());
    boolean sent = digest.facts().pool().equals("process");
    if (sent && digest.ran() >= 100 && share >= TINY_WORTH_TELLING) {
      sentences.add(
          "%s of the work was in items of less than %s: a larger chunkSize, or threads, may be faster."
              .formatted(Figures.percent(share), Figures.duration(Digest.TINY_MICROS)));
    }
  }

  private void retries() {
    if (digest.retries() == 0) {
      return;
    }
    String retries =
        digest.retries() == 1 ? "a retry" : Figures.count(digest.retries()) + " retries";
    String waits = digest.retries() == 1 ? " and waited %s for it" : " and waited %s for them";
    String waited =
        digest.waitMicros() > 0 ? waits.formatted(Figures.duration(digest.waitMicros())) : "";
    long well = digest.count(State.FLAKY);
    String ended =
        well == digest.retriedItems()
            ? (well == 1 ? "it ended well" : "all of them ended well")
            : Figures.count(well) + " of them ended well";
    sentences.add(
        "%s needed %s%s; %s."
            .formatted(Figures.count(digest.retriedItems(), "item"), retries, waited, ended));
  }

  private void saved() {
    long upToDate = digest.count(State.UP_TO_DATE);
    if (upToDate == 0 || upToDate == digest.total()) {
      return;
    }
    String text = Figures.count(upToDate, "item") + (upToDate == 1 ? " was" : " were");
    if (digest.ran() < 5) {
      sentences.add(text + " up to date.");
      return;
    }
    double each = digest.crew().busyMicros() / (double) digest.ran() / digest.workers();
    sentences.add(
        "%s up to date, which saved about %s."
            .formatted(text, Figures.duration(Math.round(each * upToDate))));
  }

  private static String label(ItemEntry entry) {
    return Printable.shortened(entry.label(), LONGEST_LABEL);
  }
}
