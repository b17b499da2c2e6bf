// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/**
 * Who holds a lock, in one word of shared memory: nobody, a thread of a process, or a process that
 * has died. One bit says that others wait; then only the process that made the lock changes it.
 */
public final class LockWord {
  /** Nobody holds it. */
  public static final long FREE = 0;

  /** Whoever held it has died. */
  static final long ABANDONED = 1;

  private static final long AWAITED = Long.MIN_VALUE;
  private static final int THREAD_BITS = 40;

  private LockWord() {}

  /** A thread of a process; processes count from 1. */
  public static long of(int client, long thread) {
    return (long) client << THREAD_BITS | (thread & ((1L << THREAD_BITS) - 1));
  }

  static long awaited(long word) {
    return word | AWAITED;
  }

  /** Whether others wait for it. */
  public static boolean isAwaited(long word) {
    return word < 0;
  }

  /** Who holds it, whether or not others wait. */
  public static long holder(long word) {
    return word & ~AWAITED;
  }

  static int client(long word) {
    return (int) (holder(word) >>> THREAD_BITS);
  }
}
