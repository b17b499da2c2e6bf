// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

/** A job has run, or begun to, and did not end well. */
public final class JobFailedException extends Exception {
  private static final long serialVersionUID = 1;

  JobFailedException(String message) {
    super(message);
  }
}
