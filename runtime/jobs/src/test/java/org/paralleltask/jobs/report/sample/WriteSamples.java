// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report.sample;

import java.nio.file.Path;
import org.paralleltask.jobs.report.Reports;
import org.paralleltask.jobs.spec.ReportKind;

/** Writes the reports of a run that never was: to look at them. */
public final class WriteSamples {
  private WriteSamples() {}

  /** Arguments: directory, kind, items, workers. */
  public static void main(String[] arguments) {
    int items = Integer.parseInt(arguments[2]);
    int workers = Integer.parseInt(arguments[3]);
    SampleRun run =
        switch (arguments[1]) {
          case "good" -> SampleRun.good(items, workers);
          case "hostile" -> SampleRun.hostile();
          default -> SampleRun.failed(items, workers);
        };
    long start = System.nanoTime();
    Reports.write(run, Path.of(arguments[0]), ReportKind.all(), System.err::println);
    System.err.println((System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
