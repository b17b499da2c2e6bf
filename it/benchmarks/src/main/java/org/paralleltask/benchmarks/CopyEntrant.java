// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

/** What moving 64 MB costs at least: a copy into a new array. */
final class CopyEntrant implements Entrant {
  private final byte[] bulk = new byte[64 << 20];

  @Override
  public String label() {
    return "copy into a new array";
  }

  @Override
  public int items() {
    return 4;
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanos(ProcessHandle.current());
  }

  @Override
  public long nanos() {
    long start = System.nanoTime();
    int length = 0;
    for (int i = 0; i < items(); i++) {
      length += bulk.clone().length;
    }
    long elapsed = System.nanoTime() - start;
    if (length != items() * bulk.length) {
      throw new IllegalStateException("copied " + length + " bytes");
    }
    return elapsed;
  }

  @Override
  public void close() {}
}
