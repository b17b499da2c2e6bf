// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;

/**
 * S0-09: threads and processes differ by one word, in the annotation or at the call. Futures come
 * from {@code submit} alone; a pool is a {@code TaskPool}, whatever is in it.
 */
public final class OneWord {
  private OneWord() {}

  @ParallelTask(pool = Pool.THREAD, workers = 2)
  static long onThreads(int item) {
    return ProcessHandle.current().pid();
  }

  @ParallelTask(pool = Pool.PROCESS, workers = 2)
  static long inProcesses(int item) {
    return ProcessHandle.current().pid();
  }

  public static void main(String... arguments) {
    long here = ProcessHandle.current().pid();
    List<Integer> items = List.of(1, 2);
    System.out.println("threads, here: " + same(here, OneWordTasks.onThreads.map(items).toList()));
    System.out.println(
        "processes, here: " + same(here, OneWordTasks.inProcesses.map(items).toList()));
    System.out.println(
        "processes, told at the call, here: "
            + same(here, OneWordTasks.onThreads.pool(Pool.PROCESS).map(items).toList()));
  }

  private static boolean same(long here, List<Long> pids) {
    return pids.stream().allMatch(pid -> pid == here);
  }
}
