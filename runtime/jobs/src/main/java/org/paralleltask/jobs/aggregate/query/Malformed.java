// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

/** What becomes of bytes in the value of a group that are no UTF-8. */
public enum Malformed {
  /** The file fails, with the place of the first of them. */
  REPORT,
  /** They are read as U+FFFD, the replacement character. */
  REPLACE
}
