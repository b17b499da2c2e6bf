// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.Workers;

/**
 * What is known of a run when it begins, also to those who read its journal later.
 *
 * @param id what it is known by, different for every run, such as {@code 20261120T113012Z-7f3a}
 * @param job its name
 * @param task the id of the task
 * @param stages the names of its stages, if it has any: the labels of their items begin with them
 * @param total how many items there are, if known
 * @param pool the kind of workers
 * @param mode the order of results
 * @param workers how many, and why
 * @param source where the items come from
 * @param columns their names, if the items are rows: their labels then, or {@link ItemEntry#row}
 * @param start the time of day; for labels only
 * @param options every option with its source
 * @param environment what it runs on: versions, system, processors, memory, by names in camel case
 * @param command what to type to run it again, without secrets; empty if nobody knows
 */
public record RunFacts(
    String id,
    String job,
    String task,
    List<String> stages,
    OptionalLong total,
    String pool,
    String mode,
    Workers.Chosen workers,
    String source,
    List<String> columns,
    Instant start,
    Map<String, JobOptions.Used> options,
    Map<String, String> environment,
    String command) {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** An id for a run that begins now; it sorts by time. */
  public static String newId(Instant start) {
    int random = ThreadLocalRandom.current().nextInt(1 << 16);
    return ID_TIME.format(start) + String.format(Locale.ROOT, "-%04x", random);
  }
}
