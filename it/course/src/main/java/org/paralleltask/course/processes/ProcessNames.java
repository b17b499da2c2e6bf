// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.Seconds;

/**
 * S4-11: processes with names, given and by default. The main thread of a process has its name. Who
 * sleeps less exits first.
 */
public final class ProcessNames {
  private ProcessNames() {}

  @ParallelTask
  static void work(int seconds) throws InterruptedException {
    String name = Thread.currentThread().getName();
    System.out.println(name + " Starting");
    Seconds.sleep(seconds);
    System.out.println(name + " Exiting");
  }

  public static void main(String... arguments) {
    List<TaskProcess<Void>> processes =
        List.of(
            TaskProcess.of(ProcessNamesTasks.work, 2).name("my_service"),
            TaskProcess.of(ProcessNamesTasks.work, 20).name("worker 1"),
            TaskProcess.of(ProcessNamesTasks.work, 20));
    processes.forEach(TaskProcess::start);
    processes.forEach(TaskProcess::join);
    processes.forEach(TaskProcess::close);
  }
}
