// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Serial;

/** Another run of the same job is under way in the same directory. */
public final class LockedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String what;

  /**
   * @param what which run, in a sentence
   * @param then what to do about it, or what was done
   */
  LockedException(String what, String then) {
    super(what + " " + then);
    this.what = what;
  }

  /** Of the same run, with something else to do, or done. */
  LockedException with(String then) {
    return new LockedException(what, then);
  }
}
