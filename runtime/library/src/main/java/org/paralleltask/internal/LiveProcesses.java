// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltask.internal.wire.SharedFile;

/**
 * The worker processes that live. They end by themselves when this JVM is gone; when it ends in
 * order they are ended first, because the JVM would wait 300 ms for the thread that reaps them.
 */
final class LiveProcesses {
  private static final Set<WorkerProcess> LIVE = ConcurrentHashMap.newKeySet();

  static {
    SharedFile.sweep();
    Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::endAll, "parallel-shutdown"));
  }

  private LiveProcesses() {}

  static void add(WorkerProcess process) {
    LIVE.add(process);
  }

  static void remove(WorkerProcess process) {
    LIVE.remove(process);
  }

  private static void endAll() {
    LIVE.forEach(WorkerProcess::kill);
    LIVE.forEach(WorkerProcess::awaitExit);
  }
}
