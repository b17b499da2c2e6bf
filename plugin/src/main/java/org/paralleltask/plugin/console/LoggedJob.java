// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.function.Consumer;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobListener;
import org.paralleltask.plugin.process.JobPlan;
import org.paralleltask.plugin.process.JobProgress;
import org.paralleltask.plugin.process.JobRemains;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobStart;

/** Passes on what a job says and prints, and does nothing about all else that it tells. */
abstract class LoggedJob implements JobListener {
  final BuildLog log;

  LoggedJob(BuildLog log) {
    this.log = log;
  }

  /** A line of the log comes next. */
  void makeRoom() {}

  final void write(Consumer<String> level, String line) {
    makeRoom();
    text(line).lines().forEach(level);
  }

  private static String text(String line) {
    return line.isEmpty() ? " " : String.join("\n", line.lines().map(Text::printable).toList());
  }

  @Override
  public final void printed(boolean error, String line) {
    write(error ? log::warn : log::info, line);
  }

  @Override
  public final void said(String level, String text) {
    switch (level) {
      case "error" -> write(log::error, text);
      case "warn" -> write(log::warn, text);
      case "debug" -> write(log::debug, text);
      default -> write(log::info, text);
    }
  }

  @Override
  public void itemPrinted(String label, boolean error, String line) {
    write(error ? log::warn : log::info, "[" + label + "] " + line);
  }

  @Override
  public void started(JobStart start) {}

  @Override
  public void progressed(JobProgress progress) {}

  @Override
  public void planned(JobPlan plan) {}

  @Override
  public void cleaned(JobRemains remains) {}

  @Override
  public void failed(ItemFailure failure) {}

  @Override
  public void ended(JobResult result) {}

  @Override
  public void tick() {}
}
