// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What nobody waits for is logged; whatever the log does with it must not reach a worker. */
final class Log {
  private static final System.Logger LOG = System.getLogger("org.paralleltask");

  private Log() {}

  static void warning(String what, @Nullable Throwable thrown) {
    log(Level.WARNING, what, thrown);
  }

  static void error(String what, Throwable thrown) {
    log(Level.ERROR, what, thrown);
  }

  private static void logPlainly(Level level, String what, @Nullable Throwable thrown) {
    try {
      LOG.log(level, thrown == null ? what : what + ": " + Labels.ofThrown(thrown));
    } catch (Throwable noMemory) {
      // Nobody is left to tell.
    }
  }

  // To write an exception down its own methods are called, and they are the user's.
  private static void log(Level level, String what, @Nullable Throwable thrown) {
    try {
      LOG.log(level, what, thrown);
    } catch (Throwable unspeakable) {
      logPlainly(level, what, thrown);
    }
  }
}
