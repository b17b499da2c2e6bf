// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.Seconds;

/**
 * S4-12: a daemon process, which it has to become before it starts. Main counts to 4 and ends, and
 * the daemon with it: its "Exiting" never comes, and no process is left.
 */
public final class DaemonProcess {
  private DaemonProcess() {}

  @ParallelTask
  static void work(int seconds) throws InterruptedException {
    String name = Thread.currentThread().getName();
    long pid = ProcessHandle.current().pid();
    System.out.println("Starting: " + name + " " + pid);
    Seconds.sleep(seconds);
    System.out.println("Exiting : " + name + " " + pid);
  }

  @SuppressWarnings("resource") // a daemon needs nobody to end it
  public static void main(String... arguments) throws InterruptedException {
    TaskProcess.of(DaemonProcessTasks.work, 600).name("daemon").daemon(true).start();
    for (int i = 0; i < 5; i++) {
      System.out.println(i);
      Seconds.sleep(1);
    }
  }
}
