// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

/** Makes of an item's text a number that is the same in every run. */
final class Keys {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Keys() {}

  /** FNV-1a, and a last mixing so that texts that differ at the end differ in all bits. */
  static long of(String text) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    return hash ^ hash >>> 29;
  }

  /** As it is written in files. */
  static String shortText(long key) {
    return String.format("%016x", key).substring(0, 8);
  }
}
