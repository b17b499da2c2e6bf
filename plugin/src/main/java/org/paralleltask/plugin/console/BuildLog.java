// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

/** Where lines for the user go: Maven's log. */
public interface BuildLog {
  /** Seen with {@code -X} only. */
  void debug(String line);

  /** Seen unless the build is quiet. */
  void info(String line);

  void warn(String line);

  void error(String line);

  /** On standard output as it is, past the log: what a CI server reads. */
  void command(String line);

  /** Seen even in a quiet build that goes well: on standard error, past the log. */
  void alarm(String line);
}
