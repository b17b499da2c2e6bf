// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of 500 items through a real Maven, which is killed ten times at random moments, or its job,
 * or a worker. What the journal says is done is not done again; in the end, all is as after a run
 * that was not killed, and nothing is left anywhere but below {@code target}. Fifty such kills,
 * without Maven, are in {@code KilledRunsIT} of parallel-jobs.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledMavenIT {
  private static final Path PROJECT = MavenRun.PROJECT.resolveSibling("killed-runs");
  private static final Path TARGET = PROJECT.resolve("target");
  private static final int ITEMS = 500;
  private static final long SEED = Long.getLong("parallel.kill.seed", 20261127);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern RECORD =
      Pattern.compile(
          "\\{\"t\":\"(end|known|again)\".*?\"k\":\"(\\w+)\"(?:.*?\"st\":\"(\\w+)\")?.*");
  private static final Pattern LABEL = Pattern.compile("\"l\":\"in/(\\w+\\.txt)\"");

  private final Random random = new Random(SEED);
  private final Set<Long> killed = new HashSet<>();
  private int noted;
  @TempDir private Path temporary;

  @BeforeAll
  static void needsProcessGroups() throws InterruptedException {
    assumeTrue(
        Commands.work("setsid", "env", "--default-signal=INT", "true")
            && Commands.work("git", "--version"),
        "setsid, env --default-signal and git are needed");
  }

  /** What is killed: what comes first gets SIGKILL, the others what their names say. */
  private enum Victim {
    MAVEN,
    MAVEN_SOFTLY,
    GROUP_BY_CTRL_C,
    JOB,
    WORKER
  }

  @Test
  void F1_killedAgainAndAgain_everythingIsDoneOnce_andNothingIsLeft() throws Exception {
    prepare();
    Set<String> done = Set.of();
    for (int kill = 0; kill < 2 * Victim.values().length; kill++) {
      done = killed(Victim.values()[kill % Victim.values().length], done);
    }

    String output = run();
    assertTrue(output.contains("BUILD SUCCESS"), output);
    String before =
        done.size() == ITEMS ? "up to date (500 items" : "up to date " + done.size() + ",";
    assertTrue(output.contains(before), done.size() + output);
    assertNotRepeated(done, executed());
    assertEquals(expected(), tree());
    assertTrue(run().contains("publish: up to date (500 items"), "seed " + SEED);
    assertEquals(List.of(), executed());
    assertNothingIsLeft();
    System.out.printf("10 kills, %d of 500 done by then, seed %d%n", done.size(), SEED);
  }

  private static void prepare() throws Exception {
    Files.createDirectories(PROJECT.resolve("in"));
    for (int item = 0; item < ITEMS; item++) {
      Files.writeString(PROJECT.resolve("in/%03d.txt".formatted(item)), "item " + item);
    }
    Files.writeString(PROJECT.resolve(".gitignore"), "/target/\n/build.log\n");
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "All");
  }

  private static String git(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(words));
    Process git = new ProcessBuilder(line).directory(PROJECT.toFile()).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), String.join(" ", line));
    return said;
  }

  private MavenRun start(String word, String pool) throws IOException {
    Map<String, String> own = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return MavenRun.on(PROJECT, own, word, "parallel:run", "-Dparallel.pool=" + pool);
  }

  private String run() throws Exception {
    try (MavenRun maven = start("BUILD", "thread")) {
      return maven.output();
    }
  }

  private Set<String> killed(Victim victim, Set<String> doneBefore) throws Exception {
    String pool = victim == Victim.WORKER || random.nextBoolean() ? "process" : "thread";
    try (MavenRun maven = start("publish: ", pool)) {
      maven.awaitWord();
      kill(maven, victim);
    }
    assertNotRepeated(doneBefore, executed());
    Set<String> done = done();
    assertTrue(done.containsAll(doneBefore), victim + ", seed " + SEED);
    assertTrue(tree().keySet().containsAll(done), victim + ", seed " + SEED);
    return done;
  }

  private void kill(MavenRun maven, Victim victim) throws Exception {
    pause(700);
    List<ProcessHandle> processes = new ArrayList<>(maven.workers());
    maven.jobNow().ifPresent(processes::add);
    processes.forEach(process -> killed.add(process.pid()));
    switch (victim) {
      case MAVEN -> maven.signal("KILL");
      case MAVEN_SOFTLY -> maven.signal("TERM");
      case GROUP_BY_CTRL_C -> maven.signalGroup("INT");
      case JOB -> maven.jobNow().ifPresent(ProcessHandle::destroyForcibly);
      case WORKER -> {
        maven.workers().stream().findAny().ifPresent(ProcessHandle::destroyForcibly);
        pause(300);
        maven.signal("KILL");
      }
    }
    maven.exitCode();
    for (ProcessHandle process : processes) {
      assertTrue(MavenRun.endsWithin(process, SOON), process.pid() + " still runs");
    }
  }

  /** Not to wait for anything: this makes the moment random. */
  private void pause(int mostMillis) {
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(mostMillis)));
  }

  private void assertNothingIsLeft() throws Exception {
    assertEquals("", git("status", "--porcelain"));
    assertEquals(List.of(), files(temporary));
    Path shared = Path.of("/dev/shm");
    List<String> ours =
        Files.isDirectory(shared)
            ? files(shared).stream().filter(name -> isOf(killed, name)).toList()
            : List.of();
    assertEquals(List.of(), ours);
  }

  private static boolean isOf(Set<Long> processes, String file) {
    return processes.stream().anyMatch(pid -> file.startsWith("parallel-" + pid + "-"));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The items that have run since this was asked last. */
  private List<String> executed() throws IOException {
    Path log = TARGET.resolve("executions.log");
    List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
    List<String> since = List.copyOf(all.subList(noted, all.size()));
    noted = all.size();
    return since;
  }

  private static void assertNotRepeated(Set<String> done, List<String> executed) {
    assertEquals(
        List.of(), executed.stream().filter(done::contains).toList(), "ran again, seed " + SEED);
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    for (int item = 0; item < ITEMS; item++) {
      expected.put("%03d.txt".formatted(item), "ITEM " + item);
    }
    return expected;
  }

  /** What is published; what was being written when its JVM was killed is not. */
  private static Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    Path out = TARGET.resolve("out");
    for (String name : Files.exists(out) ? files(out) : List.<String>of()) {
      if (!name.endsWith(".part")) {
        tree.put(name, Files.readString(out.resolve(name)));
      }
    }
    return tree;
  }

  /** The items that have ended well, as the journal says. */
  private static Set<String> done() throws IOException {
    Path journal = TARGET.resolve("parallel/publish/journal.ndjson");
    Map<String, String> byKey = new HashMap<>();
    for (String line : Files.exists(journal) ? Files.readAllLines(journal) : List.<String>of()) {
      Matcher record = RECORD.matcher(line);
      if (record.matches()) {
        note(record.group(1), record.group(2), "OK".equals(record.group(3)), line, byKey);
      }
    }
    return new HashSet<>(byKey.values());
  }

  private static void note(
      String type, String key, boolean well, String line, Map<String, String> byKey) {
    Matcher label = LABEL.matcher(line);
    if (type.equals("again")) {
      byKey.remove(key);
    } else if (well && label.find()) {
      byKey.put(key, label.group(1));
    }
  }
}
