// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;

/**
 * S1-10: ten items that sleep for different times, ten workers: each result is handed over when it
 * is there, so the times grow. The others go on while one is looked at.
 */
public final class AsCompleted {
  private AsCompleted() {}

  /** Sleeps for so many seconds, true ones. */
  @ParallelTask
  static double nap(double seconds) throws InterruptedException {
    Thread.sleep(Math.round(seconds * 1000));
    return seconds;
  }

  public static void main(String... arguments) {
    try (Results<Double> results =
        AsCompletedTasks.nap.pool(Kind.of(arguments)).workers(10).asCompleted(naps())) {
      results.forEach(seconds -> System.out.printf(Locale.ROOT, "%.2f%n", seconds));
    }
  }

  /** 0.1 to 1.0 seconds, in no order. */
  private static Stream<Double> naps() {
    SplittableRandom random = new SplittableRandom(7);
    return DoubleStream.iterate(0.1, nap -> nap + 0.1)
        .limit(10)
        .boxed()
        .map(nap -> new double[] {random.nextDouble(), nap})
        .sorted((one, other) -> Double.compare(one[0], other[0]))
        .map(drawn -> drawn[1]);
  }
}
