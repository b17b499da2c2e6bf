// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

/**
 * What goes through a queue: a value, or the end. The end is of another type, so that no value is
 * ever taken for it; in the tutorial's program, {@code if not value} takes 0.0 for the end.
 */
public sealed interface Message {
  /** Something to work on. */
  record Value(double value) implements Message {}

  /** No more will come. */
  record End() implements Message {}
}
