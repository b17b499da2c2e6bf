// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker process has been told to end: its teardown may take some time, but not for ever. */
final class Retirement implements Duty {
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final WorkerProcess process;
  private volatile long deadline = System.nanoTime() + GRACE_NANOS;

  Retirement(WorkerProcess process) {
    this.process = process;
  }

  @Override
  public List<Unit> units() {
    return List.of();
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void enforce() {
    deadline = NO_DEADLINE;
    process.kill();
  }

  @Override
  public void cancel(@Nullable Unit unit) {}
}
