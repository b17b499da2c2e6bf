// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/** What runs the items of a task. From one to another is a change of one word. */
public enum Pool {
  /** Platform threads of this JVM. */
  THREAD,
  /** Virtual threads of this JVM, which needs Java 21 or later: for items that mostly wait. */
  VIRTUAL,
  /**
   * Worker JVMs: an item that crashes its worker costs that item alone, and one that passes its
   * deadline is ended for certain. Inputs and results travel, see {@link
   * org.paralleltask.codec.Codec}; the function does too, or is found where {@link Task#travels}
   * says.
   */
  PROCESS
}
