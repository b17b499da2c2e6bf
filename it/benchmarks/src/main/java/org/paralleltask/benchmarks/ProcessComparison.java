// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.paralleltask.benchmarks.ProcessEntrant.Kind;

/** Worker processes next to Python's, and to threads. */
final class ProcessComparison {
  private static final int WARM_UPS = 5;

  private final Report report;
  private final int rounds;
  private final Path directory;
  private final boolean python;

  private ProcessComparison(Report report, int rounds, Path directory) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
    this.python = hasPython();
  }

  static void run(Report report, int rounds) throws Exception {
    Path directory = Files.createTempDirectory("parallel-benchmarks");
    try {
      ProcessComparison comparison = new ProcessComparison(report, rounds, directory);
      comparison.tinyItems();
      comparison.roundTrips();
      comparison.items();
      comparison.bulk();
      comparison.firstResult();
      comparison.memory();
    } finally {
      Files.deleteIfExists(directory.resolve("processes.py"));
      Files.deleteIfExists(directory.resolve("first.py"));
      Files.delete(directory);
    }
  }

  private static boolean hasPython() {
    try {
      new ProcessBuilder("python3", "--version").start().destroy();
      return true;
    } catch (IOException missing) {
      return false;
    }
  }

  private void tinyItems() throws Exception {
    Work<Integer, Integer> tiny = Work.tiny(1_000_000);
    List<Entrant> entrants = ours(Kind.MAP, Kind.CHUNKED, Kind.SUBMIT);
    entrants.add(Entrant.of(Rival.INVOKE_ALL, tiny));
    entrants.add(Entrant.of(Rival.PARALLEL_STREAM, tiny));
    addPython(entrants, "Python `ProcessPoolExecutor.map`", "map", 10_000);
    addPython(entrants, "Python `ProcessPoolExecutor.map(chunksize=256)`", "map256", 200_000);
    addPython(entrants, "Python `Pool.map`", "pool", 1_000_000);
    addPython(entrants, "Python `submit` all, then `result`", "submit", 10_000);
    List<Score> scores = new Contest(WARM_UPS, rounds).run(entrants);
    report.table("1,000,000 tiny items, a worker a processor", scores);
    Score map = scores.get(0);
    target("tiny items: `map`, threads with `invokeAll`", 2, map, scores.get(3));
    target("tiny items: `map`, a parallel stream", 0.3, map, scores.get(4));
    if (python) {
      target("tiny items: `map`, `ProcessPoolExecutor.map`", 500, map, scores.get(5));
      target("tiny items: `map`, `.map(chunksize=256)`", 8, map, scores.get(6));
      target("tiny items: `map`, `Pool.map`", 2, map, scores.get(7));
      target("`submit` all, Python's", 100, scores.get(2), scores.get(8));
    }
  }

  private void roundTrips() throws Exception {
    List<Entrant> entrants = ours(Kind.CALL);
    addPython(entrants, "Python `ProcessPoolExecutor`", "call", 1000);
    addPython(entrants, "Python `Pool.apply`", "apply", 1000);
    List<Score> scores = new Contest(WARM_UPS, rounds).run(entrants);
    report.table("one item after the other, each waited for", scores);
    if (python) {
      target("a call, `ProcessPoolExecutor`", 8, scores.get(0), scores.get(1));
    }
  }

  private void items() throws Exception {
    List<Entrant> entrants = ours(Kind.BUSY);
    addPython(entrants, "Python `ProcessPoolExecutor.map(chunksize=8)`", "busy", 10_000);
    List<Score> scores = new Contest(1, Math.max(3, rounds / 3)).run(entrants);
    double ideal = 10_000.0 / Runtime.getRuntime().availableProcessors();
    report.table(
        String.format(Locale.ROOT, "10,000 items of 1 ms, ideally %.0f ms", ideal), scores);
    report.target(
        Target.atMost("items of 1 ms in processes, ideal", 1.1, scores.get(0).millis() / ideal));
  }

  private void bulk() throws Exception {
    List<Entrant> entrants = ours(Kind.BULK);
    entrants.add(new CopyEntrant());
    addPython(entrants, "Python `ProcessPoolExecutor`", "bulk", 4);
    List<Score> scores = new Contest(2, rounds).run(entrants);
    report.table("items of 64 MB", scores);
    target("64 MB to a worker, a copy in memory", 0.5, scores.get(0), scores.get(1));
    if (python) {
      target("64 MB to a worker, `ProcessPoolExecutor`", 8, scores.get(0), scores.get(2));
    }
  }

  private void firstResult() throws Exception {
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(new ProgramEntrant("a new worker process", java("process")));
    entrants.add(new ProgramEntrant("a JVM alone", java()));
    if (python) {
      String script = script("first.py").toString();
      for (String method : List.of("spawn", "forkserver", "fork")) {
        entrants.add(new ProgramEntrant("Python, " + method, List.of("python3", script, method)));
      }
    }
    List<Score> scores = new Contest(1, rounds).run(entrants);
    report.table("a whole program, from its start to its end, for one result", scores);
    report.target(
        Target.atMost(
            "first result, a JVM alone", 2.5, scores.get(1).timesAsFastAs(scores.get(0))));
    if (python) {
      target("first result, Python's spawn", 1, scores.get(0), scores.get(2));
    }
  }

  private void memory() throws Exception {
    try (Entrant ours = new ProcessEntrant(Kind.CALL)) {
      ours.nanos();
      report.paragraph(
          "A worker process of ours takes " + residentMegabytes(ProcessHandle.current()));
    }
    if (python) {
      Path script = script("processes.py");
      try (PythonProcesses theirs = PythonProcesses.start("Python", "call", 1000, script)) {
        theirs.nanos();
        report.paragraph("One of Python's takes " + residentMegabytes(theirs.process().toHandle()));
      }
    }
  }

  // Of the largest: parent's pages that Python's processes share are counted for each of them.
  private static String residentMegabytes(ProcessHandle parent) throws IOException {
    long most = 0;
    for (ProcessHandle child : parent.descendants().toList()) {
      for (String line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")));
        }
      }
    }
    return most / 1024 + " MB of memory, after 1000 tiny items.";
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FirstResult.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<Entrant> ours(Kind... kinds) {
    List<Entrant> entrants = new ArrayList<>();
    for (Kind kind : kinds) {
      entrants.add(new ProcessEntrant(kind));
    }
    return entrants;
  }

  private void addPython(List<Entrant> entrants, String label, String kind, int items)
      throws IOException {
    if (python) {
      entrants.add(PythonProcesses.start(label, kind, items, script("processes.py")));
    } else {
      report.paragraph(label + " was not measured: there is no `python3` here.");
    }
  }

  private Path script(String name) throws IOException {
    Path script = directory.resolve(name);
    try (InputStream text = ProcessComparison.class.getResourceAsStream(name)) {
      Files.write(script, Objects.requireNonNull(text, name).readAllBytes());
    }
    return script;
  }

  private void target(String work, double times, Score ours, Score rival) {
    report.target(Target.atLeast(work, times, ours.timesAsFastAs(rival)));
  }
}
