// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/** Durations in constant memory: each is known to within 1/32 of its size. */
final class Histogram {
  private static final int SUB_BITS = 5;
  private static final int SUB = 1 << SUB_BITS;

  private final long[] counts = new long[64 * SUB];
  private long total;
  private long longest;

  void add(long micros) {
    long value = Math.max(0, micros);
    counts[bucket(value)]++;
    total++;
    longest = Math.max(longest, value);
  }

  /** The duration that this share of all durations, from 0 to 1, does not exceed. */
  long percentile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(upperBound(i), longest);
      }
    }
    return 0;
  }

  /** How many durations there are. */
  long total() {
    return total;
  }

  /** How many durations lie above {@code from} and not above {@code to}; roughly, as all here. */
  long between(long from, long to) {
    long sum = 0;
    for (int i = bucket(from) + 1; i <= bucket(to) && i < counts.length; i++) {
      sum += counts[i];
    }
    return sum;
  }

  long longest() {
    return longest;
  }

  /** Small values have a bucket each; above, every power of two is cut into equal parts. */
  private static int bucket(long value) {
    if (value < SUB) {
      return (int) value;
    }
    int shift = 63 - Long.numberOfLeadingZeros(value) - SUB_BITS;
    return (shift + 1) * SUB + (int) (value >>> shift) - SUB;
  }

  private static long upperBound(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int shift = bucket / SUB - 1;
    return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
  }
}
