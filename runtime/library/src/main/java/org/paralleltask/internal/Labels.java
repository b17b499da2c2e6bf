// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts for items in messages. */
final class Labels {
  private static final int LONGEST = 120;
  private static final int LONGEST_THROWN = 4096;

  private Labels() {}

  /** The item's text without control characters, cut in the middle; never throws. */
  static String of(@Nullable Object item) {
    String text = text(item);
    String shown =
        text.length() <= LONGEST
            ? text
            : text.substring(0, LONGEST / 2) + "..." + text.substring(text.length() - LONGEST / 2);
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  /** What was thrown, with its message if that can be had; never throws. */
  static String ofThrown(Throwable thrown) {
    String text = text(thrown);
    return text.length() <= LONGEST_THROWN ? text : text.substring(0, LONGEST_THROWN) + "...";
  }

  // The user's toString may throw anything, also an Error, and may give null. None of that may hide
  // the failure that the label is for, nor keep a worker from settling its item.
  private static String text(@Nullable Object object) {
    if (object == null) {
      return "null";
    }
    try {
      String text = object instanceof Object[] array ? Arrays.toString(array) : object.toString();
      return text == null ? object.getClass().getName() : text;
    } catch (Throwable unspeakable) {
      return object.getClass().getName();
    }
  }
}
