// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import org.paralleltask.TaskProcess;

/** S4-13: main joins both, so the daemon exits, too, after the other, which sleeps less. */
public final class WaitForProcesses {
  private WaitForProcesses() {}

  public static void main(String... arguments) {
    try (TaskProcess<Void> daemon =
            TaskProcess.of(DaemonProcessTasks.work, 20).name("daemon").daemon(true);
        TaskProcess<Void> other = TaskProcess.of(DaemonProcessTasks.work, 1).name("non-daemon")) {
      daemon.start();
      other.start();
      daemon.join();
      other.join();
    }
  }
}
