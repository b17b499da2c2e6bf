// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.paralleltask.plugin.process.JobProgress;

/** Progress of a job of a hundred items. */
final class Samples {
  private Samples() {}

  static JobProgress progress(long done, long elapsedMillis) {
    return progress(done, 0, OptionalLong.of(100), elapsedMillis);
  }

  static JobProgress progress(long done, long failed, OptionalLong total, long elapsedMillis) {
    return progress(Map.of("OK", done - failed, "FAILED", failed), total, elapsedMillis);
  }

  static JobProgress progress(Map<String, Long> counts, OptionalLong total, long elapsedMillis) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    List.of("OK", "FLAKY", "UP_TO_DATE", "FAILED")
        .forEach(outcome -> ordered.put(outcome, counts.getOrDefault(outcome, 0L)));
    List<JobProgress.Busy> busy = List.of(new JobProgress.Busy(1, "img/a.jpg", 2500));
    return new JobProgress("", ordered, 4, 0, total, elapsedMillis, 200, 2500, busy);
  }
}
