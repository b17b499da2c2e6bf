// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of 500 items is killed at 50 random moments, the job JVM or its workers, and goes on each
 * time. What the journal says is done is done, and is not done again, nor is any item whose file
 * has appeared; in the end, all is as if nothing had happened.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("kills")
class KilledRunsIT {
  private static final int ITEMS = 500;
  private static final int KILLS = 50;
  private static final int KILLS_IN_ORDER = 20;
  private static final String OUTPUT = "results.txt";
  private static final int WORKERS = 2;
  private static final long SEED = Long.getLong("parallel.kill.seed", 20261127);

  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private final List<String> noted = new ArrayList<>();
  private final Map<String, String> options = new TreeMap<>();
  private int publishedLater;

  /** What is killed. */
  private enum Victim {
    /** The job JVM, by SIGKILL. */
    JOB,
    /** The job JVM, by SIGTERM, which it can answer. */
    JOB_SOFTLY,
    /** The plugin, as the job sees it: the end of standard input. */
    PLUGIN,
    /** A worker process, and the job JVM a little later. */
    WORKER
  }

  private static Map<String, ?> publish() {
    return Map.of(
        "id",
        "org.paralleltask.jobs.Publishing#publish",
        "job",
        "publish",
        "owner",
        "org.paralleltask.jobs.Publishing",
        "wiring",
        "org.paralleltask.jobs.PublishingTasks",
        "member",
        "publish",
        "input",
        "java.nio.file.Path",
        "result",
        "org.paralleltask.OutputFile");
  }

  private static Path inputs(Path project) throws IOException {
    Files.createDirectories(project.resolve("in"));
    Files.createDirectories(project.resolve("out"));
    for (int item = 0; item < ITEMS; item++) {
      Files.writeString(project.resolve("in").resolve("%03d.txt".formatted(item)), "item " + item);
    }
    return project;
  }

  private JobProcess job(Path project, String pool) throws IOException {
    options.putAll(Map.of("itemsGlob", "in/*.txt", "pool", pool, "workers", "" + WORKERS));
    return new JobProcess(project, publish(), options);
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void F1_killedAgainAndAgain_everythingIsDoneOnce() throws Exception {
    everythingIsDoneOnce(KILLS);
  }

  /** Some items take so long that many others are done before their results' turn comes. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void F1_resultsInOrder_killedAgainAndAgain_everythingIsDoneOnce() throws Exception {
    options.put("output", OUTPUT);
    everythingIsDoneOnce(KILLS_IN_ORDER);
    assertEquals(
        Files.readString(directory.resolve("straight").resolve(OUTPUT)),
        Files.readString(directory.resolve("killed").resolve(OUTPUT))
            .replace(directory.resolve("killed") + "/", directory.resolve("straight") + "/"));
  }

  private void everythingIsDoneOnce(int kills) throws Exception {
    Path straight = inputs(directory.resolve("straight"));
    assertEquals(Map.of("OK", (long) ITEMS), end(straight, "thread"));
    Path project = inputs(directory.resolve("killed"));

    Set<String> done = Set.of();
    for (int kill = 0; kill < kills; kill++) {
      done = killed(project, Victim.values()[random.nextInt(Victim.values().length)], done);
    }

    Set<String> published = tree(project.resolve("out")).keySet();
    long left = (long) ITEMS - done.size();
    Map<String, Long> counts = end(project, "thread");
    assertEquals(ITEMS - left, counts.getOrDefault("UP_TO_DATE", 0L), "seed " + SEED);
    assertEquals(left, counts.getOrDefault("OK", 0L), "seed " + SEED);
    List<String> executed = executed(project);
    assertNotRepeated(done, executed);
    assertNotRepeated(published, executed);
    assertEquals(tree(straight.resolve("out")), tree(project.resolve("out")));
    assertEquals(Map.of("UP_TO_DATE", (long) ITEMS), end(project, "process"));
    assertEquals(List.of(), executed(project));
    tell(kills, done);
  }

  private void tell(int kills, Set<String> done) {
    System.out.printf(
        "%d kills, %d done by then, %d executions of %d items, %d files published by a later run, seed %d%n",
        kills, done.size(), noted.size(), ITEMS, publishedLater, SEED);
  }

  /** Starts a run, kills it, and returns what is done now. */
  private Set<String> killed(Path project, Victim victim, Set<String> doneBefore) throws Exception {
    Set<String> published = tree(project.resolve("out")).keySet();
    String pool = victim == Victim.WORKER || random.nextBoolean() ? "process" : "thread";
    try (JobProcess job = job(project, pool)) {
      kill(job, victim, random.nextInt(Math.max(1, Math.min(20, ITEMS - doneBefore.size()))));
    }
    List<String> executed = executed(project);
    assertNotRepeated(doneBefore, executed);
    assertNotRepeated(published, executed);
    Set<String> done = done(project.resolve("run/journal.ndjson"));
    assertTrue(done.containsAll(doneBefore), "seed " + SEED);
    assertAreThere(done, tree(project.resolve("out")).keySet());
    return done;
  }

  /** What is done is published, or waits for the next run to do that. */
  private void assertAreThere(Set<String> done, Set<String> files) {
    for (String name : done) {
      boolean waits = !files.contains(name);
      assertTrue(!waits || files.contains("." + name + ".part"), name + " is lost, seed " + SEED);
      publishedLater += waits ? 1 : 0;
    }
  }

  private void kill(JobProcess job, Victim victim, int after) throws Exception {
    if (random.nextInt(5) > 0) { // else while it prepares its run
      job.await("start");
      awaitExecutions(job, after);
    }
    pause(100);
    if (victim == Victim.WORKER) {
      job.workers().stream().findAny().ifPresent(ProcessHandle::destroyForcibly);
      pause(100);
    }
    List<ProcessHandle> workers = job.workers();
    switch (victim) {
      case JOB, WORKER -> job.kill();
      case JOB_SOFTLY -> job.terminate();
      case PLUGIN -> job.closeStandardInput();
    }
    job.exitCode();
    for (ProcessHandle worker : workers) { // what runs in them may still publish its file
      worker.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  /** Waits until so many items have begun. */
  private void awaitExecutions(JobProcess job, int count) throws IOException {
    Path log = directory.resolve("killed").resolve(Publishing.LOG);
    while (count > 0 && (!Files.exists(log) || lines(log) - noted.size() < count)) {
      job.await("progress");
    }
  }

  private static int lines(Path log) throws IOException {
    return Files.readAllLines(log).size();
  }

  /** Not to wait for anything: this makes the moment random. */
  private void pause(int mostMillis) {
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(mostMillis)));
  }

  private Map<String, Long> end(Path project, String pool) throws Exception {
    try (JobProcess job = job(project, pool)) {
      JsonObject counts = job.await("end").getAsJsonObject("counts");
      assertEquals(0, job.exitCode(), job.log());
      Map<String, Long> all = new TreeMap<>();
      counts.entrySet().forEach(count -> all.put(count.getKey(), count.getValue().getAsLong()));
      all.values().removeIf(count -> count == 0);
      return all;
    }
  }

  /** The items that have run since this was asked last. */
  private List<String> executed(Path project) throws IOException {
    Path log = project.resolve(Publishing.LOG);
    List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
    List<String> since = List.copyOf(all.subList(Math.min(noted.size(), all.size()), all.size()));
    noted.addAll(since);
    return since;
  }

  private static void assertNotRepeated(Set<String> done, List<String> executed) {
    List<String> again = executed.stream().filter(done::contains).toList();
    assertEquals(List.of(), again, "ran again, seed " + SEED);
  }

  private static Map<String, String> tree(Path out) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  /** The items that have ended well, by a reading of the journal that shares no code with it. */
  private static Set<String> done(Path journal) throws IOException {
    Map<String, String> byKey = new HashMap<>();
    for (String line : Files.exists(journal) ? Files.readAllLines(journal) : List.<String>of()) {
      try {
        note(JsonParser.parseString(line).getAsJsonObject(), byKey);
      } catch (JsonParseException | IllegalStateException torn) {
        // The last line of a killed run.
      }
    }
    return new HashSet<>(byKey.values());
  }

  private static void note(JsonObject record, Map<String, String> byKey) {
    switch (record.get("t").getAsString()) {
      case "begin", "again" -> byKey.remove(record.get("k").getAsString());
      case "end", "done", "known" -> {
        if (Set.of("OK", "FLAKY").contains(record.get("st").getAsString())) {
          String label = record.get("l").getAsString();
          byKey.put(record.get("k").getAsString(), label.substring(label.lastIndexOf('/') + 1));
        }
      }
      default -> {}
    }
  }
}
