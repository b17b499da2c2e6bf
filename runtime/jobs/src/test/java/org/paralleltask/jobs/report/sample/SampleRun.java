// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.journal.Table.Column;
import org.paralleltask.jobs.journal.Table.Unit;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.Workers;

/**
 * A run that never was, but could have been: workers take items one after the other, some of which
 * take long, fail, or need a retry. It is made anew whenever it is asked for, so that a million
 * items take no memory; the same numbers give the same run.
 *
 * @param items how many
 * @param workers how many at a time
 * @param conclusion how the run ended; empty if it was killed
 * @param failing one of so many items fails; none if 0
 * @param labels what items are called, by their index
 * @param upToDate so many of the first items did not have to run
 * @param task the id of the task
 */
public record SampleRun(
    int items,
    int workers,
    Optional<Conclusion> conclusion,
    int failing,
    Labels labels,
    int upToDate,
    String task)
    implements RunRecord {
  private static final String TASK = "com.acme.Images#resize";
  private static final Instant START = Instant.parse("2026-11-20T11:30:12.004Z");

  private static final List<Column> COLUMNS =
      List.of(
          new Column("host", "Host", Unit.TEXT),
          new Column("files", "Files", Unit.COUNT),
          new Column("bytes", "Size", Unit.BYTES),
          new Column("pausedMs", "Paused for", Unit.MILLIS));

  /** What items are called. */
  @FunctionalInterface
  public interface Labels {
    /** The label of the item at this place. */
    String of(int index);
  }

  /** A run in which one of 97 items fails. */
  public static SampleRun failed(int items, int workers) {
    Conclusion conclusion = Conclusion.of(Verdict.FAILED, "Items failed.");
    return new SampleRun(
        items, workers, Optional.of(conclusion), items < 97 ? 7 : 97, SampleRun::image, 0, TASK);
  }

  /** A run in which all is well, though some items needed a retry. */
  public static SampleRun good(int items, int workers) {
    Conclusion conclusion = new Conclusion(Verdict.OK, Optional.empty(), Optional.of("2483973"));
    return new SampleRun(
        items, workers, Optional.of(conclusion), 0, SampleRun::image, items * 2 / 5, TASK);
  }

  /** A run whose items have labels that no page and no file must stumble over. */
  public static SampleRun hostile() {
    Conclusion conclusion = Conclusion.of(Verdict.FAILED, "</script><b>Items</b> failed & \"so\"");
    return new SampleRun(20, 4, Optional.of(conclusion), 1, HostileLabels::of, 0, TASK);
  }

  /** The same of a task that the plugin brings along. */
  public SampleRun readyMade() {
    String download = "org.paralleltask.jobs.download.Download#download";
    return new SampleRun(items, workers, conclusion, failing, labels, upToDate, download);
  }

  /** The same with another end; empty if it was killed. */
  public SampleRun concluded(Optional<Conclusion> end) {
    return new SampleRun(items, workers, end, failing, labels, upToDate, task);
  }

  private static String image(int index) {
    String hash = Integer.toHexString((index + 1) * 0x9E3779B1);
    return "img/catalog/" + hash.substring(0, 2) + "/" + hash + "-" + (10_000 + index) + ".jpg";
  }

  @Override
  public RunFacts facts() {
    return new RunFacts(
        "20261120T113012Z-7f3a",
        "product-images",
        task,
        List.of(),
        OptionalLong.of(items),
        "thread",
        "map",
        new Workers.Chosen(workers, workers + " threads: 2 for each of 8 processors"),
        "itemsFile \"images.txt\"",
        List.of(),
        START,
        options(),
        environment(),
        task.equals(TASK) ? "" : "mvn parallel:download -Dparallel.items=http://localhost/a");
  }

  private static Map<String, JobOptions.Used> options() {
    Map<String, JobOptions.Used> options = new TreeMap<>();
    options.put("attempts", new JobOptions.Used("3", "annotation"));
    options.put("itemsFile", new JobOptions.Used("images.txt", "command line"));
    options.put("maxFailures", new JobOptions.Used("0", "default"));
    options.put("workers", new JobOptions.Used("2C", "POM"));
    return options;
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", "21.0.4");
    environment.put("jobs", "0.1.0");
    environment.put("maxHeapBytes", "4294967296");
    environment.put("os", "Linux");
    environment.put("processors", "8");
    return environment;
  }

  @Override
  public long elapsedMillis() {
    return new Simulation(this, entry -> {}).run() / 1000 + 40;
  }

  @Override
  public Map<State, Long> counts() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0L);
    }
    items(entry -> counts.merge(entry.state(), 1L, Long::sum));
    return counts;
  }

  /** A host for every fifth item, called as that. */
  @Override
  public List<Table> tables() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < items; i += 5) {
      rows.add(List.of(labels.of(i), 5L, 100_000L * (items - i), i % 2 == 0 ? 0L : 1_250L));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new Table("hosts", "Hosts", COLUMNS, rows, rows.size()));
  }

  @Override
  public List<PastRun> past() {
    Map<State, Long> counts = Map.of(State.OK, items / 2L, State.FAILED, 3L, State.NOT_RUN, 9L);
    return List.of(
        new PastRun(
            "20261119T201500Z-0a11",
            START.minusSeconds(54_912),
            elapsedMillis() * 5 / 4,
            Verdict.OK,
            Map.of(State.OK, (long) items)),
        new PastRun(
            "20261120T110200Z-11c0",
            START.minusSeconds(1_692),
            elapsedMillis() / 2,
            Verdict.INTERRUPTED,
            counts));
  }

  @Override
  public void items(Consumer<? super ItemEntry> consumer) {
    new Simulation(this, consumer).run();
  }

  @Override
  public Optional<ItemEntry> before(ItemEntry item) {
    return item.index() % 3 == 0 ? Optional.of(Simulation.earlier(item)) : Optional.empty();
  }
}
