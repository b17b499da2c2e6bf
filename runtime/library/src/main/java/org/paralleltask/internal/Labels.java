// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts for items in messages. */
final class Labels {
  private static final int LONGEST = 120;

  private Labels() {}

  /** The item's text without control characters, cut in the middle; never throws. */
  static String of(@Nullable Object item) {
    String text = text(item).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + "..." + text.substring(text.length() - LONGEST / 2);
  }

  // An item's own toString may throw, which must not hide the failure that the label is for.
  private static String text(@Nullable Object item) {
    try {
      return item instanceof Object[] array ? Arrays.toString(array) : String.valueOf(item);
    } catch (RuntimeException | StackOverflowError e) {
      return item == null ? "null" : item.getClass().getName();
    }
  }
}
