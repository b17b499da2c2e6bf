// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

/** Has a method that could be annotated. */
final class Nothing {
  private Nothing() {}

  static long nothing(long number) {
    return number;
  }
}
