// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S1-17 without any queue of one's own: the results of the producers are the inputs of the
 * consumers, each as soon as it is there. The end of the stream is the end; nothing stands for it.
 * This one also runs in worker processes.
 */
public final class EndOfStream {
  private EndOfStream() {}

  @ParallelTask(workers = 4)
  static double produce(int number) throws InterruptedException {
    double value = number / 20.0;
    Seconds.sleep(value);
    return value;
  }

  @ParallelTask(workers = 2)
  static double consume(double value) throws InterruptedException {
    Seconds.sleep(value);
    System.out.println("Consumer got: " + value);
    return value;
  }

  public static void main(String... arguments) {
    var produce = EndOfStreamTasks.produce.pool(Kind.of(arguments));
    var consume = EndOfStreamTasks.consume.pool(Kind.of(arguments));
    try (Results<Double> produced = produce.asCompleted(IntStream.range(0, 20).boxed());
        Results<Double> consumed = consume.asCompleted(produced)) {
      System.out.println("sum " + consumed.stream().mapToDouble(Double::doubleValue).sum());
    }
    System.out.println(">main done.");
  }
}
