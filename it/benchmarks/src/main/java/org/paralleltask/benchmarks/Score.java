// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an entrant reached in a contest.
 *
 * @param nanos how long it took, for each round
 * @param cpuNanos how long all processors together were busy with it, for each round
 */
record Score(String label, int items, List<Long> nanos, List<Long> cpuNanos) {
  /** How long it took, the median of all rounds. */
  double millis() {
    return median(nanos.stream().mapToDouble(n -> n / 1e6).toArray());
  }

  /**
   * How much work an item is for the processors, whatever else they had to do meanwhile. The mean
   * of all rounds, because systems count it in steps of 10 ms.
   */
  double cpuNanosPerItem() {
    return cpuNanos.stream().mapToLong(n -> n).average().orElse(0) / items;
  }

  double itemsPerSecond() {
    return items / millis() * 1000;
  }

  /**
   * How many times as fast as another it was: the median of what each round says, since a shared
   * machine is slower in one round than in another, but for both.
   */
  double timesAsFastAs(Score other) {
    return median(
        IntStream.range(0, nanos.size()).mapToDouble(i -> perNano(i) / other.perNano(i)).toArray());
  }

  /** How many seconds longer than another it took: the median of what each round says. */
  double secondsMoreThan(Score other) {
    return median(
        IntStream.range(0, nanos.size())
            .mapToDouble(i -> (nanos.get(i) - other.nanos.get(i)) / 1e9)
            .toArray());
  }

  private double perNano(int round) {
    return (double) items / nanos.get(round);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
