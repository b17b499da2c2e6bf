// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static org.paralleltask.benchmarks.Rival.AS_COMPLETED;
import static org.paralleltask.benchmarks.Rival.AS_COMPLETED_VIRTUAL;
import static org.paralleltask.benchmarks.Rival.CHUNKED_LOOP;
import static org.paralleltask.benchmarks.Rival.COLLECTORS;
import static org.paralleltask.benchmarks.Rival.COLLECTORS_BATCHING;
import static org.paralleltask.benchmarks.Rival.INVOKE_ALL;
import static org.paralleltask.benchmarks.Rival.MAP;
import static org.paralleltask.benchmarks.Rival.MAP_VIRTUAL;
import static org.paralleltask.benchmarks.Rival.PARALLEL_STREAM;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.paralleltask.Mode;

/** All works and all rivals in one run of one JVM, and what the targets say to it. */
final class Comparison {
  private static final int TINY = 1_000_000;
  private static final int SLEEPING = 10_000;
  private static final int SLEEPERS = 256;

  // Until the compiler has seen to everybody, which takes longer the more they are.
  private static final int WARM_UPS = 10;

  private final Report report;
  private final int rounds;

  Comparison(Report report, int rounds) {
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws Exception {
    tinyItems();
    sleepingItems();
    numberFiles();
    memory();
  }

  private void tinyItems() throws Exception {
    List<Entrant> entrants = new ArrayList<>();
    for (Rival rival : Rival.available()) {
      // One at a time, this one would take half a minute for a million items.
      int items = rival == COLLECTORS ? 10_000 : TINY;
      entrants.add(Entrant.of(rival, Work.tiny(items)));
    }
    List<Score> scores = new Contest(WARM_UPS, rounds).run(entrants);
    report.table(String.format(Locale.ROOT, "%,d tiny items, a worker a processor", TINY), scores);
    Score map = of(scores, MAP).orElseThrow();
    atLeast(map, 3, scores, INVOKE_ALL, "tiny items");
    atLeast(map, 3, scores, COLLECTORS_BATCHING, "tiny items");
    atLeast(map, 0.8, scores, PARALLEL_STREAM, "tiny items");
    atLeast(map, 0.8, scores, CHUNKED_LOOP, "tiny items");
  }

  private void sleepingItems() throws Exception {
    Work<Integer, Integer> work = Work.sleeping(SLEEPING, SLEEPERS);
    List<Score> scores = new Contest(1, Math.max(3, rounds / 3)).run(entrants(work));
    double ideal = SLEEPING * 10.0 / SLEEPERS;
    report.table(
        String.format(
            Locale.ROOT,
            "%,d items that sleep 10 ms, %d workers, ideally %.1f ms",
            SLEEPING,
            SLEEPERS,
            ideal),
        scores);
    for (Rival ours : List.of(MAP, AS_COMPLETED, MAP_VIRTUAL, AS_COMPLETED_VIRTUAL)) {
      of(scores, ours)
          .map(score -> score.millis() / ideal)
          .map(found -> Target.atMost("sleeping items: " + ours.label() + ", ideal", 1.05, found))
          .ifPresent(report::target);
    }
  }

  private void numberFiles() throws Exception {
    Path directory = Files.createTempDirectory("parallel-benchmarks");
    try {
      numberFiles(Files.createDirectory(directory.resolve("numbers")));
    } finally {
      Trees.delete(directory);
    }
  }

  private void numberFiles(Path directory) throws Exception {
    List<Entrant> entrants = new ArrayList<>(entrants(Work.files(directory)));
    Optional<Entrant> python = PythonEntrant.start(directory);
    python.ifPresent(entrants::add);
    List<Score> scores = new Contest(WARM_UPS, rounds).run(entrants);
    report.table("The 1000 number files, 64 workers, warm", scores);
    Score map = of(scores, MAP).orElseThrow();
    atLeast(map, 0.9, scores, PARALLEL_STREAM, "number files");
    if (python.isPresent()) {
      Score last = scores.get(scores.size() - 1);
      report.target(
          Target.atLeast("number files: `map`, " + last.label(), 10, map.timesAsFastAs(last)));
    } else {
      report.paragraph("Python was not measured: there is no `python3` here.");
    }
  }

  private void memory() {
    for (Mode mode : Mode.values()) {
      String label = (mode == Mode.MAP ? MAP : AS_COMPLETED).label();
      double few = LiveHeap.most(mode, 1_000_000) / 1e6;
      double many = LiveHeap.most(mode, 10_000_000) / 1e6;
      report.target(Target.atMostMegabytes("live heap of 10,000,000 items: " + label, 64, many));
      report.target(
          Target.atMostMegabytes(
              "what it has more than with 1,000,000: " + label, 1, Math.max(0, many - few)));
    }
  }

  private static List<Entrant> entrants(Work<?, ?> work) {
    return Rival.available().stream().map(rival -> Entrant.of(rival, work)).toList();
  }

  private void atLeast(Score ours, double times, List<Score> scores, Rival rival, String work) {
    String label = work + ": " + ours.label() + ", " + rival.label();
    of(scores, rival)
        .map(score -> Target.atLeast(label, times, ours.timesAsFastAs(score)))
        .ifPresent(report::target);
  }

  private static Optional<Score> of(List<Score> scores, Rival rival) {
    return scores.stream().filter(score -> score.label().equals(rival.label())).findFirst();
  }
}
