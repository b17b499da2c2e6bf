// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;
import org.paralleltask.course.queues.QueueInEveryPoolTasks.ProduceArgs;
import org.paralleltask.sync.SharedQueue;

/**
 * S1-17 with a queue that works between processes as between threads, and has an end: {@code
 * queue.end()} when all is produced; whoever goes through it comes to its end.
 */
public final class QueueInEveryPool {
  private QueueInEveryPool() {}

  @ParallelTask
  static void produce(int number, SharedQueue<Double> queue) throws InterruptedException {
    double value = number / 20.0;
    Seconds.sleep(value);
    queue.put(value);
  }

  @ParallelTask
  static double consume(SharedQueue<Double> queue) {
    double sum = 0;
    for (double value : queue) {
      System.out.println("Consumer got: " + value);
      sum += value;
    }
    return sum;
  }

  public static void main(String... arguments) {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(2);
    try (SharedQueue<Double> queue = SharedQueue.create(5);
        TaskPool producers = TaskPool.open(options);
        TaskPool consumers = TaskPool.open(options)) {
      List<TaskFuture<Double>> sums =
          Collections.nCopies(2, QueueInEveryPoolTasks.consume).stream()
              .map(consume -> consumers.submit(consume, queue))
              .toList();
      List<ProduceArgs> numbers =
          IntStream.range(0, 20).mapToObj(number -> new ProduceArgs(number, queue)).toList();
      producers.map(QueueInEveryPoolTasks.produce, numbers).toList();
      queue.end();
      System.out.println("sum " + sums.stream().mapToDouble(TaskFuture::result).sum());
    }
    System.out.println(">main done.");
  }
}
