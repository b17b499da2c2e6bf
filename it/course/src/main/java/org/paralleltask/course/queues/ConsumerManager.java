// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.queues.Message.End;
import org.paralleltask.course.queues.Message.Value;

/** S1-16: five consumers on five threads; one end in the queue is enough for all of them. */
public final class ConsumerManager {
  private ConsumerManager() {}

  /** Returns the sum of what was consumed. */
  static double run(BlockingQueue<Message> queue, Pool kind) {
    Task<Integer, Double> consumer = Task.of("consumer", number -> Consumer.consume(queue));
    List<TaskFuture<Double>> consumers;
    try (TaskPool pool = TaskPool.open(PoolOptions.of(kind).workers(5))) {
      consumers = IntStream.range(0, 5).mapToObj(n -> pool.submit(consumer, n)).toList();
    }
    System.out.println(">consumer_manager done.");
    return consumers.stream().mapToDouble(TaskFuture::result).sum();
  }

  public static void main(String... arguments) throws InterruptedException {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    for (int i = 0; i < 10; i++) {
      queue.put(new Value(i / 10.0));
    }
    queue.put(new End());
    System.out.println("sum " + run(queue, Kind.of(arguments)));
  }
}
