// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Collects what is wrong in several steps, so that all of it can be told at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String problem) {
    found.add(problem);
  }

  /** What the step gives; empty if there is a problem with it. */
  <T> Optional<T> of(Step<T> step) {
    try {
      return Optional.of(step.take());
    } catch (ConfigurationException problem) {
      add(String.valueOf(problem.getMessage()));
      return Optional.empty();
    }
  }

  void throwAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
  }

  /** A step that may find a problem. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws ConfigurationException;
  }
}
