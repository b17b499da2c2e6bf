// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobEnd;
import org.paralleltask.plugin.process.JobProgress;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobStart;

/** Tells the user about a run of a job: lines in the log, and progress in between. */
public final class JobConsole extends LoggedJob {
  /** How many failures the job JVM reports one by one. */
  private static final int REPORTED_FAILURES = 20;

  private final String job;
  private final Display display;
  private final Summary summary;
  private final Annotations annotations;
  private @Nullable ItemFailure firstFailure;
  private boolean toldOfFurtherFailures;
  private boolean showsItemsLive;
  private boolean resumable;

  /** A console of a job, which writes its lines to {@code displays.log()}. */
  public JobConsole(
      String job,
      Displays displays,
      Summary summary,
      Annotations annotations,
      LongSupplier nanoTime) {
    super(displays.log());
    this.job = job;
    this.display = displays.forJob(job, nanoTime);
    this.summary = summary;
    this.annotations = annotations;
  }

  /** The failure that came first. */
  public Optional<ItemFailure> firstFailure() {
    return Optional.ofNullable(firstFailure);
  }

  /** Whether the job has said that what it finishes is not lost, however it ends. */
  public boolean isResumable() {
    return resumable;
  }

  @Override
  void makeRoom() {
    display.makeRoom();
  }

  @Override
  public void started(JobStart start) {
    resumable = start.resumable();
    if (start.total().equals(OptionalLong.of(0))) {
      write(log::info, job + ": 0 items, so no worker starts");
      return;
    }
    if (start.stages().isEmpty()) {
      tellOfItems(start);
    } else {
      String stages = String.join(", ", start.stages());
      write(
          log::info,
          "%s: %d stages: %s, Java %s".formatted(job, start.stages().size(), stages, start.java()));
    }
    start.resumes().ifPresent(this::tellOfEarlierRun);
  }

  private void tellOfItems(JobStart start) {
    String items =
        start.total().isPresent()
            ? Text.count(start.total().getAsLong(), "item")
            : "items as they come";
    String why = start.why().isEmpty() ? "" : ": " + start.why();
    write(
        log::info,
        "%s: %s, %s of pool %s%s, Java %s"
            .formatted(
                job,
                items,
                Text.count(start.workers(), "worker"),
                start.pool(),
                why,
                start.java()));
  }

  private void tellOfEarlierRun(JobStart.Resumed earlier) {
    write(
        log::info,
        "%s: goes on from the run of %s (%s), which had done %s"
            .formatted(
                job,
                earlier.start().replaceFirst("\\.\\d+", ""),
                earlier.outcome().orElse("killed"),
                Text.count(earlier.done(), "item")));
  }

  @Override
  public void progressed(JobProgress progress) {
    display.update(progress);
    tellOfFurtherFailures(progress.failures());
  }

  private void tellOfFurtherFailures(long failed) {
    if (failed > REPORTED_FAILURES && !toldOfFurtherFailures) {
      toldOfFurtherFailures = true;
      write(log::error, job + ": further failures are in " + summary.itemsFile());
    }
  }

  @Override
  public void failed(ItemFailure failure) {
    if (firstFailure == null) {
      firstFailure = failure;
    }
    write(log::error, describe(failure));
    if (!showsItemsLive) {
      failure.output().forEach(line -> write(log::error, "    " + line));
    }
    annotations.failed(job, failure);
  }

  /** One line: what failed, why, and where in the user's code. */
  public static String describe(ItemFailure failure) {
    String at =
        failure
            .at()
            .filter(place -> !failure.message().endsWith(" " + place)) // as those of links do
            .map(place -> " (" + place + ")")
            .orElse("");
    String tries =
        failure.attempts() > 1 ? ", after %d attempts".formatted(failure.attempts()) : "";
    return Text.printable(failure.label() + ": " + failure.message() + at + tries);
  }

  @Override
  public void itemPrinted(String label, boolean error, String line) {
    showsItemsLive = true;
    super.itemPrinted(label, error, line);
  }

  @Override
  public void ended(JobResult result) {
    display.makeRoom();
    result.confirmedEnd().ifPresent(this::sumUp);
  }

  private void sumUp(JobEnd end) {
    // A short job may end before it reports progress.
    tellOfFurtherFailures(end.failures());
    summary.write(job, end, log);
    annotations.ended(job, end);
  }

  @Override
  public void tick() {
    display.tick();
  }
}
