// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.paralleltask.Task;

/** Versions as the jars tell them. */
public final class Versions {
  private Versions() {}

  /** Of the runtime that the project brings. */
  public static String runtime() {
    return of(Task.class, "parallel-runtime");
  }

  /** Of this program. */
  public static String jobs() {
    return of(Versions.class, "parallel-jobs");
  }

  private static String of(Class<?> type, String artifact) {
    String file = "/META-INF/maven/org.paralleltask/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException unreadable) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
