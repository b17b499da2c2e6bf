// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S4-04: two workers and a queue. The pool has the queue: {@code submit} is {@code put}, and the
 * end of the block is {@code task_queue.join()}. The tutorial's workers loop for ever, so its
 * program never ends; these end when the work does.
 */
public final class QueueCheck {
  private QueueCheck() {}

  public static void main(String... arguments) throws IOException {
    try (LocalServer server = new LocalServer()) {
      long start = System.nanoTime();
      List<TaskFuture<Boolean>> checks;
      try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) {
        List<URI> sites = Websites.of(server);
        checks = sites.stream().map(site -> pool.submit(WebsitesTasks.check, site)).toList();
      }
      System.out.println("done " + checks.stream().filter(TaskFuture::isDone).count());
      System.out.println("took " + Seconds.since(start) + " seconds");
    }
  }
}
