// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

/** Checks numbers that objects are made with. */
final class Sizes {
  private Sizes() {}

  static int atLeast(int least, String what, int size) {
    if (size < least) {
      throw new IllegalArgumentException(
          "\"" + what + "\" must be at least " + least + ", but was " + size);
    }
    return size;
  }

  /** How many bytes the elements of an array take. */
  static int bytes(String type, int length, int each) {
    int most = Integer.MAX_VALUE / each;
    if (length < 1 || length > most) {
      throw new IllegalArgumentException(
          "the \"length\" of a " + type + " must be from 1 to " + most + ", but was " + length);
    }
    return length * each;
  }
}
