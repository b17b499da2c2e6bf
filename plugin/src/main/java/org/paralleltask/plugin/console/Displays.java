// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Chooses how the progress of jobs is shown.
 *
 * @param option what the user wants: auto, rich, plain or off
 * @param surroundings what there is
 * @param log for plain lines
 */
public record Displays(String option, Surroundings surroundings, BuildLog log) {

  Display forJob(String job, LongSupplier nanoTime) {
    if (option.equals("off")) {
      return Display.NONE;
    }
    return terminal()
        .map(console -> rich(job, console, nanoTime))
        .orElseGet(() -> plain(job, nanoTime));
  }

  private Optional<Console> terminal() {
    boolean wanted = option.equals("rich") || (option.equals("auto") && !surroundings.wantsPlain());
    return wanted ? surroundings.terminal() : Optional.empty();
  }

  private Display rich(String job, Console console, LongSupplier nanoTime) {
    boolean blocks = ProgressBar.canShowBlocks(console.charset());
    // A new one for each drawing, since a terminal may change its size.
    Supplier<ProgressBar> bar =
        () ->
            new ProgressBar(
                surroundings.columns(), surroundings.rows(), blocks, surroundings.wantsColour());
    PrintWriter writer =
        new PrintWriter(new OutputStreamWriter(new StandardOutput(), console.charset()));
    return new TerminalDisplay(job, writer, bar, nanoTime);
  }

  private Display plain(String job, LongSupplier nanoTime) {
    return surroundings.quiet()
        ? new Heartbeat(job, Heartbeat.Limits.QUIET, log::alarm, nanoTime)
        : new Heartbeat(job, Heartbeat.Limits.NORMAL, log::info, nanoTime);
  }
}
