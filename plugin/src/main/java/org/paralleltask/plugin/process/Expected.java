// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.time.Duration;

/** What a job JVM must do next, and how long it may take. */
enum Expected {
  /** It connects. */
  CONNECTION(Duration.ofMinutes(1)),
  /** It reports the end of the job, which may take as long as it takes. */
  END(Duration.ofDays(10_000)),
  /** It ends. */
  EXIT(Duration.ofSeconds(10)),
  /** What it said last arrives: it is on its way while the process is gone. */
  REST(Duration.ofSeconds(1)),
  /** All is said and done. */
  NOTHING(Duration.ofDays(10_000));

  private final Duration limit;

  Expected(Duration limit) {
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }
}
