// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what a listener is told. */
final class Recorder implements JobListener {
  final List<String> heard = new ArrayList<>();
  private final Consumer<String> onLog;

  Recorder() {
    this(text -> {});
  }

  /** A recorder that also does something when the job says something. */
  Recorder(Consumer<String> onLog) {
    this.onLog = onLog;
  }

  @Override
  public void started(JobStart start) {
    heard.add("started " + start.workers() + " workers, " + start.total().orElse(-1) + " items");
  }

  @Override
  public void progressed(JobProgress progress) {
    heard.add("progressed " + progress.done());
  }

  @Override
  public void planned(JobPlan plan) {
    heard.add("planned " + plan);
  }

  @Override
  public void cleaned(JobRemains remains) {
    heard.add("cleaned " + remains);
  }

  @Override
  public void failed(ItemFailure failure) {
    heard.add("failed " + failure.label());
  }

  @Override
  public void itemPrinted(String label, boolean error, String line) {
    heard.add("item " + label + " printed " + line);
  }

  @Override
  public void printed(boolean error, String line) {
    heard.add("printed " + line);
  }

  @Override
  public void said(String level, String text) {
    heard.add("said " + text);
    onLog.accept(text);
  }

  @Override
  public void ended(JobResult result) {
    heard.add("ended " + result.exitCode());
  }

  @Override
  public void tick() {}
}
