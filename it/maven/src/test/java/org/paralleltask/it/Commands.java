// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import java.io.IOException;

/** Commands of the system that not every system has. */
final class Commands {
  private Commands() {}

  /** Whether a command is there and ends well. */
  static boolean work(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
