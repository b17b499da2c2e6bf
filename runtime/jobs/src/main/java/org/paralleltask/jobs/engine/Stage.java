// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

/**
 * Which part of a job it is.
 *
 * @param name of the method
 * @param number from 1
 * @param of how many there are; a job without stages is one
 */
record Stage(String name, int number, int of) {
  boolean isFirst() {
    return number == 1;
  }

  boolean isLast() {
    return number == of;
  }

  /** Whether the job has stages, so that it has to be said which one is meant. */
  boolean isNamed() {
    return of > 1;
  }

  /** For people: {@code day 1/2}; empty if the job has no stages. */
  String text() {
    return isNamed() ? "%s %d/%d".formatted(name, number, of) : "";
  }
}
