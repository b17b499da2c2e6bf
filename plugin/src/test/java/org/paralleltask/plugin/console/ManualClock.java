// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that a test moves. */
final class ManualClock implements LongSupplier {
  private long nanos = 1_000_000_000_000L;

  void advance(Duration duration) {
    nanos += duration.toNanos();
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  @Override
  public long getAsLong() {
    return nanos;
  }
}
