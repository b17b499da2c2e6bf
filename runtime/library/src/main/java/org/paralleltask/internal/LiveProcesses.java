// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.internal.wire.SharedFile;

/**
 * The worker processes that live. They end by themselves when this JVM is gone; when it ends in
 * order they are ended first, because the JVM would wait 300 ms for the thread that reaps them.
 */
final class LiveProcesses {
  private static final Set<WorkerProcess> LIVE = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean SWEPT = new AtomicBoolean();
  private static final long BEGUN = System.nanoTime();

  /** A program that ends sooner leaves the sweeping to others. */
  private static final long SWEEP_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

  // Not a lambda: this is loaded before the first worker has started.
  static {
    Runtime.getRuntime().addShutdownHook(new Thread(new Ending(), "parallel-shutdown"));
  }

  private LiveProcesses() {}

  private static final class Ending implements Runnable {
    @Override
    public void run() {
      for (WorkerProcess process : LIVE) {
        process.kill();
      }
      for (WorkerProcess process : LIVE) {
        process.awaitExit();
      }
    }
  }

  static void add(WorkerProcess process) {
    LIVE.add(process);
  }

  static void remove(WorkerProcess process) {
    LIVE.remove(process);
    if (System.nanoTime() - BEGUN > SWEEP_AFTER_NANOS && SWEPT.compareAndSet(false, true)) {
      SharedFile.sweep();
    }
  }
}
