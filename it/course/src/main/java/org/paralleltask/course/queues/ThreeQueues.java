// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.course.queues.Message.End;
import org.paralleltask.course.queues.Message.Value;

/**
 * S1-11: queues for work that is not known in advance. The JDK's are thread-safe: what is to be
 * done, the results, and news about it each have one.
 */
public final class ThreeQueues {
  private final BlockingQueue<Message> todo = new LinkedBlockingQueue<>();
  private final BlockingQueue<Double> results = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> info = new LinkedBlockingQueue<>();

  private ThreeQueues() {}

  public static void main(String... arguments) throws InterruptedException {
    ThreeQueues queues = new ThreeQueues();
    Thread worker = new Thread(queues::work);
    worker.start();
    for (double number : new double[] {0.0, 1.5, 2.0}) {
      queues.todo.put(new Value(number));
    }
    queues.todo.put(new End());
    worker.join();
    System.out.println("RESULTS " + queues.results);
    System.out.println("INFO " + queues.info);
  }

  private void work() {
    try {
      while (todo.take() instanceof Value next) {
        results.put(next.value() * next.value());
        info.put("squared " + next.value());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
