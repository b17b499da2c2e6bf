// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import org.paralleltask.plugin.process.JobRemains;

/** Tells the user what was removed of earlier runs. */
public final class RemainsConsole extends LoggedJob {
  private static final int MOST_KEPT = 20;

  private final String job;

  /** Writes to {@code log}. */
  public RemainsConsole(String job, BuildLog log) {
    super(log);
    this.job = job;
  }

  @Override
  public void cleaned(JobRemains remains) {
    write(
        log::info,
        "%s: removed %s, %s"
            .formatted(job, Text.count(remains.files(), "file"), Text.bytes(remains.bytes())));
    remains.kept().stream()
        .limit(MOST_KEPT)
        .forEach(file -> write(log::warn, "  kept, because it was changed since: " + file));
    if (remains.kept().size() > MOST_KEPT) {
      int more = remains.kept().size() - MOST_KEPT;
      write(log::warn, "  kept for the same reason: %d more".formatted(more));
    }
  }
}
