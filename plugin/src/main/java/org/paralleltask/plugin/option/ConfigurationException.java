// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.List;

/** The configuration or the environment is wrong, and the text says what to do about it. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One thing is wrong. */
  public ConfigurationException(String message) {
    super(message);
  }

  /** One thing is wrong, because of another. */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Reports several things together, if there are any. */
  public static void throwIfAny(List<String> problems) {
    if (problems.size() == 1) {
      throw new ConfigurationException(problems.get(0) + " Nothing has been run.");
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "%d options are wrong, nothing has been run:%n  %s"
              .formatted(problems.size(), String.join(System.lineSeparator() + "  ", problems)));
    }
  }
}
