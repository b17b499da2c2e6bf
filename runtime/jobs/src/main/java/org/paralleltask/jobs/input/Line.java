// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import org.jspecify.annotations.Nullable;

/**
 * A line of a text file.
 *
 * @param number from 1
 * @param text without its end; what could be read of it if there is a problem
 * @param problem why it cannot be used; null if it can
 */
record Line(long number, String text, @Nullable String problem) {
  String place() {
    return "line " + number;
  }
}
