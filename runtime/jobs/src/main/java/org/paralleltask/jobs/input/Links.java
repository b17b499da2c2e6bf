// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/** What becomes of symbolic links where files are looked for. */
public enum Links {
  /** A link to a file is a file; one to a directory is not entered. */
  TO_FILES,
  /** None is followed; those that would have led to files are told. */
  NONE,
  /**
   * All are followed. Those that lead back to where the search has come from end there, and a file
   * that is met by several names counts once, by the first of them.
   */
  ALL
}
