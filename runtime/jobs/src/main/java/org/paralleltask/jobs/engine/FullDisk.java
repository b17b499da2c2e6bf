// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.report.FailureReader;

/** Tells whether something failed for want of room on a disk. */
final class FullDisk {
  /** What systems say that speak English; others' items fail one by one. */
  private static final List<String> WORDS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "There is not enough space on the disk");

  private static final int DEEPEST = 20;

  private FullDisk() {}

  /** Whether that is why this was thrown. */
  static boolean isReasonOf(Throwable thrown) {
    @Nullable Throwable each = thrown;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (each instanceof IOException && isSaid(each)) {
        return true;
      }
      each = FailureReader.cause(each);
    }
    return false;
  }

  private static boolean isSaid(Throwable thrown) {
    String said = FailureReader.said(thrown); // it may be of the user's own making
    return WORDS.stream().anyMatch(said::contains);
  }
}
