// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/** What a shared object is. */
public enum Kind {
  /** One int. */
  INT("SharedInt"),
  /** One long. */
  LONG("SharedLong"),
  /** One double. */
  DOUBLE("SharedDouble"),
  /** One boolean. */
  BOOLEAN("SharedBoolean"),
  /** An array. */
  INTS("SharedInts"),
  /** An array. */
  LONGS("SharedLongs"),
  /** An array. */
  DOUBLES("SharedDoubles"),
  /** An array. */
  BYTES("SharedBytes"),
  /** A lock that its holder cannot take once more. */
  LOCK("SharedLock"),
  /** A lock that its holder can take once more. */
  REENTRANT_LOCK("SharedLock"),
  /** A condition of a lock. */
  CONDITION("SharedCondition"),
  /** A semaphore that may get more permits than it had at first. */
  SEMAPHORE("SharedSemaphore"),
  /** A semaphore that may not. */
  BOUNDED_SEMAPHORE("SharedSemaphore"),
  /** An event. */
  EVENT("SharedEvent"),
  /** A barrier. */
  BARRIER("SharedBarrier"),
  /** A queue. */
  QUEUE("SharedQueue");

  private static final Kind[] ALL = values();

  private final String className;

  Kind(String className) {
    this.className = className;
  }

  /** The class, for messages. */
  public String className() {
    return className;
  }

  /** Whether it is memory alone, which nobody waits for. */
  boolean isMemoryAlone() {
    return compareTo(BYTES) <= 0;
  }

  static Kind numbered(int number) {
    if (number < 0 || number >= ALL.length) {
      throw new org.paralleltask.codec.CodecException("found no kind of shared object: " + number);
    }
    return ALL[number];
  }

  @SuppressWarnings("EnumOrdinal") // both processes have the same version, and nothing is kept
  int number() {
    return ordinal();
  }
}
