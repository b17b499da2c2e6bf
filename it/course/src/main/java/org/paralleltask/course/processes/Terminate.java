// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.Seconds;

/**
 * S4-14: a process is terminated. That is a request: the process is alive until {@code join} says
 * that it is not, and its state then names the signal.
 */
public final class Terminate {
  private Terminate() {}

  @ParallelTask
  static void slow(int seconds) throws InterruptedException {
    System.out.println("Starting worker");
    Seconds.sleep(seconds);
    System.out.println("Finished worker");
  }

  public static void main(String... arguments) {
    try (TaskProcess<Void> process = TaskProcess.of(TerminateTasks.slow, 600)) {
      tell("BEFORE", process);
      process.start();
      tell("DURING", process);
      process.terminate();
      tell("TERMINATED", process);
      process.join();
      tell("JOINED", process);
    }
  }

  private static void tell(String when, TaskProcess<Void> process) {
    System.out.println(when + ": " + process.state() + " " + process.isAlive());
  }
}
