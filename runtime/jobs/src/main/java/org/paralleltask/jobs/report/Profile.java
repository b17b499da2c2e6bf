// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/** What went on at a time: a run cut into equal parts. */
final class Profile {
  /** How many parts a run is cut into. */
  static final int PARTS = 400;

  private final double[] busy = new double[PARTS];
  private final int[] ended = new int[PARTS];
  private final double partMicros;

  /** Of a run that took so long. */
  Profile(long elapsedMicros) {
    partMicros = Math.max(1, elapsedMicros) / (double) PARTS;
  }

  /** A worker was busy. */
  void add(long startMicros, long micros) {
    long end = startMicros + micros;
    for (int part = part(startMicros); part <= part(end); part++) {
      double from = Math.max((double) startMicros, part * partMicros);
      double to = part == PARTS - 1 ? end : Math.min((double) end, (part + 1) * partMicros);
      busy[part] += Math.max(0, to - from) / partMicros;
    }
  }

  /** An item ended. */
  void end(long micros) {
    ended[part(micros)]++;
  }

  private int part(long micros) {
    return (int) Math.max(0, Math.min(PARTS - 1, micros / partMicros));
  }

  /** How many workers were busy in a part, on average. */
  double busy(int part) {
    return busy[part];
  }

  /** How many items ended in a part. */
  int ended(int part) {
    return ended[part];
  }

  /** How long a part is. */
  double partMicros() {
    return partMicros;
  }

  /** The share of the run, at its end, in which no more than so many workers were busy. */
  double tail(double mostBusy) {
    int part = PARTS;
    while (part > 0 && busy[part - 1] <= mostBusy) {
      part--;
    }
    return (PARTS - part) / (double) PARTS;
  }
}
