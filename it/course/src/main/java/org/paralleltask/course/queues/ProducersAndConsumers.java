// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.course.Kind;

/**
 * S1-17: all of it: the consumers start first, then the producers; the twenty values are all
 * consumed, each once: the sums are equal.
 */
public final class ProducersAndConsumers {
  private ProducersAndConsumers() {}

  public static void main(String... arguments) {
    Pool kind = Kind.of(arguments);
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    Task<Integer, Double> consumers =
        Task.of("consumer_manager", n -> ConsumerManager.run(queue, kind));
    Task<Integer, Double> producers =
        Task.of("producer_manager", n -> ProducerManager.run(queue, kind));
    TaskFuture<Double> consumed = consumers.pool(kind).submit(0);
    TaskFuture<Double> produced = producers.pool(kind).submit(0);
    double difference = produced.result() - consumed.result();
    System.out.println("lost or doubled: " + Math.round(difference * 1e6));
    System.out.println(">main done.");
  }
}
