// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.Serial;

/** A text is no item: the message says what is wrong with it. It fails that item alone. */
public final class BadItemException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what is wrong. */
  public BadItemException(String message) {
    super(message);
  }
}
