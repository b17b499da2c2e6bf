// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.Workers;

/** Runs and items to write down. */
final class Sample {
  private Sample() {}

  static RunFacts facts(long total) {
    Instant start = Instant.parse("2026-11-27T10:00:00.250Z");
    return new RunFacts(
        RunFacts.newId(start),
        "résumé \"1\"",
        "com.acme.Jobs#résumé",
        List.of(),
        total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
        "thread",
        "map",
        new Workers.Chosen(3, "as asked for"),
        "items 1..9",
        List.of(),
        start,
        Map.of("workers", new JobOptions.Used("3", "command line")),
        Map.of("java", "17", "os", "Linux"),
        "mvn parallel:run -Dparallel.workers=3");
  }

  static ItemEntry ended(long index, State state) {
    boolean well = state == State.OK || state == State.FLAKY;
    return new ItemEntry(
        index,
        key(index),
        label(index),
        state,
        new Reason(Reason.Cause.NO_RECORD, ""),
        List.of(new Attempt("worker_" + index % 3, index * 1000, 500, null)),
        well ? null : new Failure("X", "X: broken " + index, "Jobs.java:7"),
        List.of(),
        well ? evidence("r" + index) : null);
  }

  static Evidence evidence(String result) {
    FileStamp stamp = new FileStamp("a/b.txt", 12, 1_700_000_000_123L, true, "ab12");
    return new Evidence("code", "options", List.of(stamp), List.of(), result);
  }

  static String label(long index) {
    return "item " + index;
  }

  static long key(long index) {
    return (index + 1) * 0x9e3779b97f4a7c15L;
  }
}
