// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Serial;

/** Another run of the same job is under way in the same directory. */
public final class LockedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  LockedException(String message) {
    super(message);
  }
}
