// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What this process makes for others to find, told apart by name. Not secret: secure random numbers
 * take long to load.
 */
public final class Unique {
  // The clock tells this process from an earlier one of the same number. It does not tell two
  // threads apart, which may look at it in the same nanosecond.
  private static final String PROCESS = ProcessHandle.current().pid() + "-" + System.nanoTime();
  private static final AtomicLong MADE = new AtomicLong();

  private Unique() {}

  /** A name that neither this process nor another uses: digits and hyphens, its number first. */
  public static String name() {
    return PROCESS + "-" + MADE.incrementAndGet();
  }
}
