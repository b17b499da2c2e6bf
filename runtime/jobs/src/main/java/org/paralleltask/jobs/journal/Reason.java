// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * Why an item ran although the journal may know it, or did not.
 *
 * @param cause one of a closed set
 * @param detail which file, option or class it is about, with what changed; may be empty
 */
public record Reason(Cause cause, String detail) {
  /** What decided. */
  public enum Cause {
    /** No earlier run has finished the item. */
    NO_RECORD,
    /** The bytecode of the task, or of what it calls inside the project, is another. */
    CODE,
    /** An option that affects results is another. */
    OPTION,
    /** A file that the item reads is another. */
    INPUT,
    /** A file that the item wrote is gone. */
    OUTPUT_MISSING,
    /** A file that the item wrote was changed since. */
    OUTPUT_CHANGED,
    /** The result is needed and was not kept. */
    RESULT,
    /** It did not end well last time. */
    LAST_FAILED,
    /** The user wants it to run. */
    FORCED,
    /** Nothing that it depends on has changed. */
    UNCHANGED,
    /** The user wants only what failed last time, and it did not. */
    NOT_FAILED,
    /** What it asks for is nowhere, and that is fine. */
    ABSENT,
    /** The user wants other items. */
    EXCLUDED
  }

  /** For people, in one line: {@code INPUT img/a.png changed}. */
  public String text() {
    return detail.isEmpty() ? cause.name() : cause.name() + " " + detail;
  }
}
