// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.Serial;
import java.util.Arrays;

/**
 * Where items were submitted. Never thrown: as a throwable it takes a microsecond to make, and its
 * stack is only looked at when an item has failed.
 */
final class Origin extends Throwable {
  @Serial private static final long serialVersionUID = 1;
  private static final int MOST_FRAMES = 16;
  private static final String OURS = "org.paralleltask.internal.";

  private Origin() {
    super("submitted here", null, false, true);
  }

  static Origin here() {
    return new Origin();
  }

  /** The frames of whoever called this library. */
  StackTraceElement[] frames() {
    return Arrays.stream(getStackTrace())
        .dropWhile(frame -> frame.getClassName().startsWith(OURS))
        .limit(MOST_FRAMES)
        .toArray(StackTraceElement[]::new);
  }
}
