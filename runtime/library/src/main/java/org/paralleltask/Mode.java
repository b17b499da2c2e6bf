// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/** The order in which results are handed over. */
public enum Mode {
  /** In the order of the inputs, as Python's {@code Executor.map}. */
  MAP,
  /** As each item finishes, as Python's {@code as_completed}. */
  AS_COMPLETED
}
