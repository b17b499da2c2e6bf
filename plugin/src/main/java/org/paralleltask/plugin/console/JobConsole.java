// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobEnd;
import org.paralleltask.plugin.process.JobListener;
import org.paralleltask.plugin.process.JobProgress;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobStart;

/** Tells the user about one job: lines in the log, and progress in between. */
public final class JobConsole implements JobListener {
  /** How many failures the job JVM reports one by one. */
  private static final int REPORTED_FAILURES = 20;

  private final String job;
  private final BuildLog log;
  private final Display display;
  private final Summary summary;
  private @Nullable ItemFailure firstFailure;
  private boolean toldOfFurtherFailures;
  private boolean showsItemsLive;

  /** A console of a job, which writes its lines to {@code displays.log()}. */
  public JobConsole(String job, Displays displays, Summary summary, LongSupplier nanoTime) {
    this.job = job;
    this.log = displays.log();
    this.display = displays.forJob(job, nanoTime);
    this.summary = summary;
  }

  /** The failure that came first. */
  public Optional<ItemFailure> firstFailure() {
    return Optional.ofNullable(firstFailure);
  }

  @Override
  public void started(JobStart start) {
    if (start.total().equals(OptionalLong.of(0))) {
      write(log::info, job + ": 0 items, so no worker starts");
      return;
    }
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

  @Override
  public void progressed(JobProgress progress) {
    display.update(progress);
    tellOfFurtherFailures(progress.failed());
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
  }

  /** One line: what failed, why, and where in the user's code. */
  public static String describe(ItemFailure failure) {
    String at = failure.at().map(place -> " (" + place + ")").orElse("");
    return Text.printable(failure.label() + ": " + failure.message() + at);
  }

  @Override
  public void itemPrinted(String label, boolean error, String line) {
    showsItemsLive = true;
    write(error ? log::warn : log::info, "[" + label + "] " + line);
  }

  @Override
  public void printed(boolean error, String line) {
    write(error ? log::warn : log::info, line);
  }

  @Override
  public void said(String level, String text) {
    switch (level) {
      case "error" -> write(log::error, text);
      case "warn" -> write(log::warn, text);
      case "debug" -> write(log::debug, text);
      default -> write(log::info, text);
    }
  }

  @Override
  public void ended(JobResult result) {
    display.makeRoom();
    result.confirmedEnd().ifPresent(this::sumUp);
  }

  private void sumUp(JobEnd end) {
    // A short job may end before it reports progress.
    tellOfFurtherFailures(end.count("FAILED") + end.count("TIMED_OUT"));
    summary.write(job, end, log);
  }

  @Override
  public void tick() {
    display.tick();
  }

  private void write(Consumer<String> level, String line) {
    display.makeRoom();
    text(line).lines().forEach(level);
  }

  private static String text(String line) {
    return line.isEmpty() ? " " : String.join("\n", line.lines().map(Text::printable).toList());
  }
}
