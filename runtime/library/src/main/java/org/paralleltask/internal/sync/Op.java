// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import org.paralleltask.codec.CodecException;

/** What can be done with a shared object where it was made. */
public enum Op {
  /** A process has got the object; no answer. */
  ATTACH,
  /** The item that got the object has ended; no answer. */
  DETACH,
  /** Goes on although a process has died. */
  RECOVER,
  /** Waits for a lock, a permit, an event, or the others at a barrier or of a condition. */
  AWAIT,
  /** Gives a lock, a permit or an element back. */
  RELEASE,
  /** Sets an event; wakes some of those who wait for a condition. */
  SIGNAL,
  /** Clears an event; puts a broken barrier in order. */
  RESET,
  /** Breaks a barrier; says that nothing more will be put into a queue. */
  END,
  /** How far it is: whether an event is set, how many permits or elements there are. */
  STATE,
  /** Whether a barrier is broken, or a queue has ended. */
  IS_ENDED,
  /** Puts an element. */
  PUT,
  /** Takes an element. */
  TAKE,
  /** Waits until all elements are done. */
  JOIN,
  /** The action of a barrier has been run. */
  ACTED;

  private static final Op[] ALL = values();

  static Op numbered(int number) {
    if (number < 0 || number >= ALL.length) {
      throw new CodecException("found no operation " + number);
    }
    return ALL[number];
  }

  @SuppressWarnings("EnumOrdinal") // both processes have the same version, and nothing is kept
  int number() {
    return ordinal();
  }

  /** Whether the caller is told the outcome. */
  boolean isAnswered() {
    return this != ATTACH && this != DETACH;
  }
}
