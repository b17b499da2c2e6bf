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
   * says. Static state does not: every worker has its own.
   *
   * <p>Quick items are sent, and answered, together. When their worker is lost, those that it had
   * done, but not answered, are run again without anybody being told: some milliseconds' worth. So
   * an item may run more than once, as it does with {@link TaskOptions#attempts}; it never fails
   * for another's sake.
   */
  PROCESS
}
