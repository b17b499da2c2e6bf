// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

/** Measures for how long the same thing has been expected. */
final class Patience {
  private Expected expected = Expected.CONNECTION;
  private long since = System.nanoTime();

  boolean isOutWith(Expected now) {
    if (now != expected) {
      expected = now;
      since = System.nanoTime();
    }
    return System.nanoTime() - since > expected.limit().toNanos();
  }
}
