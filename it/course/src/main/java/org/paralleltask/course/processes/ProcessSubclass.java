// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;

/**
 * S4-15: where Python subclasses {@code Process} and overrides {@code run}, a class has an instance
 * method: each process makes an object of its own. A process may be named for the class.
 */
public final class ProcessSubclass {
  private ProcessSubclass() {}

  /** What runs in a process. */
  public static final class Worker {
    @ParallelTask
    void run(int number) {
      System.out.println("In " + Thread.currentThread().getName());
    }
  }

  public static void main(String... arguments) {
    String name = Worker.class.getSimpleName();
    List<TaskProcess<Void>> processes =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> TaskProcess.of(ProcessSubclass_WorkerTasks.run, i).name(name + "-" + i))
            .map(TaskProcess::start)
            .toList();
    processes.forEach(TaskProcess::join);
    processes.forEach(TaskProcess::close);
  }
}
