// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.examples;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

/** Estimates pi by throwing darts at a square, on all cores. */
final class MonteCarlo {
  private static final int DARTS = 1_000_000;

  private MonteCarlo() {}

  /** How many darts hit the circle in the square, of how many thrown. */
  record Darts(long hits, long thrown) {
    double pi() {
      return 4.0 * hits / thrown;
    }

    /** The estimate and what it rests on; this is what the job prints as its result. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.6f (%d of %d darts hit)", pi(), hits, thrown);
    }
  }

  /**
   * Throws a million darts. The seed alone decides where they go, so that the result is the same
   * for any number of workers.
   */
  @ParallelTask(itemsFrom = "seeds", reduce = "together")
  static Darts pi(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long hits = 0;
    for (int dart = 0; dart < DARTS; dart++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      if (x * x + y * y < 1) {
        hits++;
      }
    }
    return new Darts(hits, DARTS);
  }

  static Stream<Long> seeds() {
    return LongStream.rangeClosed(1, 64).boxed();
  }

  static Darts together(Darts some, Darts others) {
    return new Darts(some.hits + others.hits, some.thrown + others.thrown);
  }
}
