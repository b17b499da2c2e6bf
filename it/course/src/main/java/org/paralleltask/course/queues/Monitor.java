// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S1-12: a monitor: how much is to do, how much is done, and the latest news. It ends when there
 * was no news for three seconds. A job that Maven runs has all of this by itself.
 */
public final class Monitor {
  private static final int REQUESTS = 6;

  private final BlockingQueue<String> info = new LinkedBlockingQueue<>();

  private Monitor() {}

  @ParallelTask(workers = 2)
  static int request(int number) throws InterruptedException {
    Seconds.sleep(1);
    return number;
  }

  public static void main(String... arguments) throws InterruptedException {
    Monitor monitor = new Monitor();
    Thread display = new Thread(monitor::display);
    display.setDaemon(true);
    display.start();
    try (Results<Integer> done =
        MonitorTasks.request
            .pool(Kind.of(arguments))
            .asCompleted(IntStream.range(0, REQUESTS).boxed())) {
      done.forEach(number -> monitor.info.add("request " + number));
    }
    display.join();
  }

  private void display() {
    try {
      int done = 0;
      String news = info.take();
      while (news != null) {
        done++;
        System.out.println("TODO " + (REQUESTS - done) + " DONE " + done + " INFO " + news);
        news = info.poll(Seconds.of(3).toMillis(), MILLISECONDS);
      }
      System.out.println("no news for 3 seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
