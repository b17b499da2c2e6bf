// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.paralleltask.jobs.spec.ConfigurationException;

/** What a job JVM does instead of a run: it looks at what runs have left, and runs no item. */
@FunctionalInterface
public interface Errand {
  /**
   * Does it, on the main thread.
   *
   * @return the last event, with the outcome at least
   * @throws ConfigurationException if it cannot be done as it was asked for
   * @throws IOException if a file cannot be read, written or removed
   */
  JsonObject perform() throws ConfigurationException, IOException;
}
