// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskFuture.Until;
import org.paralleltask.TaskFuture.Waited;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/** S3-09: create a pool, submit, wait, shut down, by hand or at the end of a block. */
public final class LifeCycle {
  private LifeCycle() {}

  @ParallelTask
  static int task(int n) throws InterruptedException {
    Thread.sleep(n);
    return n;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) { // create
      List<TaskFuture<Integer>> futures =
          Stream.of(1, 1_000).map(n -> pool.submit(LifeCycleTasks.task, n)).toList(); // submit
      Waited<Integer> first = TaskFuture.await(futures, Until.FIRST_DONE); // wait for one
      System.out.println("done " + first.done().size() + ", not done " + first.notDone().size());
      Waited<Integer> all = TaskFuture.await(futures, Until.ALL_DONE); // wait for all
      System.out.println("done " + all.done().size() + ", not done " + all.notDone().size());
    } // shut down
  }
}
