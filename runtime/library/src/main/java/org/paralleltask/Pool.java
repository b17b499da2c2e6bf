// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/** What runs the items of a task. From one to another is a change of one word. */
public enum Pool {
  /** Platform threads of this JVM. */
  THREAD,
  /** Virtual threads of this JVM, which needs Java 21 or later: for items that mostly wait. */
  VIRTUAL
}
