// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

/** What a problem is about, so that the compiler can point at the smallest thing in the source. */
sealed interface Place {
  /** The method itself. */
  record Method() implements Place {}

  /** A member of the annotation. */
  record Option(String name) implements Place {}

  /** One text in a member of the annotation that is an array. */
  record Element(String option, int index) implements Place {}

  /** A parameter of the method. */
  record Argument(int index) implements Place {}
}
