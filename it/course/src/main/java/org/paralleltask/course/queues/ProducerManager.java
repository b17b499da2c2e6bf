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

/**
 * S1-14: twenty producers on ten threads. The end of the pool's block is Python's {@code close} and
 * {@code join}: all have produced; then it puts the end into the queue.
 */
public final class ProducerManager {
  private ProducerManager() {}

  /** Returns the sum of what was produced. */
  static double run(BlockingQueue<Message> queue, Pool kind) throws InterruptedException {
    Task<Integer, Double> producer = Task.of("producer", number -> Producer.produce(queue));
    List<TaskFuture<Double>> producers;
    try (TaskPool pool = TaskPool.open(PoolOptions.of(kind).workers(10))) {
      producers = IntStream.range(0, 20).mapToObj(n -> pool.submit(producer, n)).toList();
    }
    queue.put(new End());
    System.out.println(">producer_manager done.");
    return producers.stream().mapToDouble(TaskFuture::result).sum();
  }

  public static void main(String... arguments) throws InterruptedException {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    run(queue, Kind.of(arguments));
    System.out.println("in the queue: " + queue.size());
  }
}
