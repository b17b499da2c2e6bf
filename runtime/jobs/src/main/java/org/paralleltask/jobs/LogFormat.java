// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.util.stream.Stream;

/** How java.util.logging, where the warnings of the library go, writes in the JVM of a job. */
final class LogFormat {
  private static final String PROPERTY = "java.util.logging.SimpleFormatter.format";
  private static final String LEVEL_TEXT_AND_STACK = "%4$s: %5$s%6$s%n";

  private LogFormat() {}

  /**
   * Has it write the level and the text in one line, without the time and the place in our code,
   * unless the user has configured it by a system property. To be called before anything is logged:
   * the JDK reads the format once. To set a property costs nothing; to set a formatter would load
   * all of java.util.logging, in every job.
   */
  static void install() {
    boolean isConfigured =
        Stream.of(PROPERTY, "java.util.logging.config.file", "java.util.logging.config.class")
            .anyMatch(name -> System.getProperty(name) != null);
    if (!isConfigured) {
      System.setProperty(PROPERTY, LEVEL_TEXT_AND_STACK);
    }
  }
}
