// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.course.Seconds;
import org.paralleltask.course.queues.Message.Value;

/** S1-13: a producer: draws a value, sleeps for a while so as not to be too fast, puts it. */
public final class Producer {
  private Producer() {}

  /** Puts one value, and returns it. */
  static double produce(BlockingQueue<Message> queue) throws InterruptedException {
    double value = ThreadLocalRandom.current().nextDouble();
    Seconds.sleep(value);
    queue.put(new Value(value));
    return value;
  }

  public static void main(String... arguments) throws InterruptedException {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    long start = System.nanoTime();
    double value = produce(queue);
    System.out.println("produced " + value + " in " + Seconds.since(start) + " seconds");
    System.out.println("queue " + queue);
  }
}
