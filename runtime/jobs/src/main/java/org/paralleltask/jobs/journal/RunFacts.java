// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.Workers;

/**
 * What is known of a run when it begins.
 *
 * @param job its name
 * @param task the id of the task
 * @param total how many items there are, if known
 * @param pool the kind of workers
 * @param mode the order of results
 * @param workers how many, and why
 * @param source where the items come from
 * @param start the time of day; for labels only
 * @param startNanos the clock that durations are measured with
 * @param options every option with its source
 */
public record RunFacts(
    String job,
    String task,
    OptionalLong total,
    String pool,
    String mode,
    Workers.Chosen workers,
    String source,
    Instant start,
    long startNanos,
    Map<String, JobOptions.Used> options) {

  /** Milliseconds since the run began. */
  public long elapsedMillis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }
}
