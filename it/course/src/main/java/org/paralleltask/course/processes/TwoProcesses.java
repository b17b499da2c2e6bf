// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.course.Seconds;

/**
 * S2-09: the five items in two worker processes: results in the order of the inputs, from two pids,
 * neither of them main's. A worker is used again and again.
 */
public final class TwoProcesses {
  private TwoProcesses() {}

  /** Which item ran where. */
  record Ran(int n, long pid) {}

  @ParallelTask(pool = Pool.PROCESS, workers = 2)
  static Ran task(int n) throws InterruptedException {
    long pid = ProcessHandle.current().pid();
    System.out.println("Process " + pid + ": sleeping " + n);
    Seconds.sleep(n);
    return new Ran(n, pid);
  }

  public static void main(String... arguments) {
    System.out.println("main: pid " + ProcessHandle.current().pid());
    List<Ran> results = TwoProcessesTasks.task.map(List.of(5, 4, 3, 2, 1)).toList();
    results.forEach(ran -> System.out.println("result " + ran.n() + " of process " + ran.pid()));
  }
}
