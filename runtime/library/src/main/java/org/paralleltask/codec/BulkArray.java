// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

/**
 * A part of a large array of primitive values, which travels apart from the value that holds it.
 *
 * @param array the array
 * @param from its first element that travels
 * @param length how many elements do
 */
public record BulkArray(Object array, int from, int length) {
  /** From how many bytes on an array travels apart. */
  public static final int LEAST_BYTES = 128 * 1024;

  boolean isSame(Object otherArray, int otherFrom, int otherLength) {
    return array == otherArray && from == otherFrom && length == otherLength;
  }
}
