// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.course.Seconds;
import org.paralleltask.course.queues.Message.End;
import org.paralleltask.course.queues.Message.Value;

/**
 * S1-15: a consumer: takes until it meets the end, which it puts back for the others. Notice that
 * it consumes 0.0 like any other value.
 */
public final class Consumer {
  private Consumer() {}

  /** Returns the sum of what it got. */
  static double consume(BlockingQueue<Message> queue) throws InterruptedException {
    double sum = 0;
    while (queue.take() instanceof Value next) {
      Seconds.sleep(next.value());
      System.out.println("Consumer got: " + next.value());
      sum += next.value();
    }
    queue.put(new End());
    return sum;
  }

  public static void main(String... arguments) throws InterruptedException {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    queue.put(new Value(0.5));
    queue.put(new Value(0.0));
    queue.put(new Value(0.25));
    queue.put(new End());
    System.out.println("sum " + consume(queue));
    System.out.println("left for the others: " + queue);
  }
}
