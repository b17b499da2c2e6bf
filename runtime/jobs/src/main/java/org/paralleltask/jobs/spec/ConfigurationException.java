// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.io.Serial;
import java.util.List;

/**
 * The job cannot start as it is configured. Carries all problems that were found, not the first.
 */
public final class ConfigurationException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** One problem. */
  public ConfigurationException(String problem) {
    super(problem);
  }

  /** Several problems, at least one. */
  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
