// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.OptionalLong;
import org.paralleltask.plugin.process.JobProgress;

/** Progress of a job of a hundred items. */
final class Samples {
  private Samples() {}

  static JobProgress progress(long done, long elapsedMillis) {
    return progress(done, 0, OptionalLong.of(100), elapsedMillis);
  }

  static JobProgress progress(long done, long failed, OptionalLong total, long elapsedMillis) {
    List<JobProgress.Busy> busy = List.of(new JobProgress.Busy(1, "img/a.jpg", 2500));
    return new JobProgress(done, done - failed, failed, 4, total, elapsedMillis, busy);
  }
}
