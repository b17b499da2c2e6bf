// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.ArrayList;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;

/**
 * S4-08: five processes, each of its own. Nothing happens before {@code start}; {@code join} waits
 * for the end. For many items use a pool: its processes are used again.
 */
public final class FiveProcesses {
  private FiveProcesses() {}

  @ParallelTask
  static void worker(int number) {
    System.out.println("Worker");
  }

  public static void main(String... arguments) {
    List<TaskProcess<Void>> processes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      processes.add(TaskProcess.of(FiveProcessesTasks.worker, i));
    }
    System.out.println("made, alive: " + TaskProcess.alive().size());
    processes.forEach(TaskProcess::start);
    processes.forEach(TaskProcess::join);
    processes.forEach(TaskProcess::close);
  }
}
