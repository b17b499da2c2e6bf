// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** How it is told that an item need not run. */
public enum UpToDate {
  /** By what its files have in them; their size and time of change save reading them again. */
  CONTENT,
  /** By size and time of change alone: a file that was written again with the same is another. */
  MTIME,
  /** Not at all: every item runs. */
  OFF
}
