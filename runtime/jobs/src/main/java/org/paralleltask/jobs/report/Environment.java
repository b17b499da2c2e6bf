// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** What this JVM is, and runs on. */
public final class Environment {
  private Environment() {}

  /** The facts by their names in {@code result.json}, in the order in which they are shown. */
  public static Map<String, String> here() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("jobs", Versions.jobs());
    facts.put("runtime", Versions.runtime());
    facts.put("java", System.getProperty("java.version", ""));
    facts.put("vendor", System.getProperty("java.vendor", ""));
    facts.put("os", System.getProperty("os.name", ""));
    facts.put("arch", System.getProperty("os.arch", ""));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("maxHeapBytes", Long.toString(Runtime.getRuntime().maxMemory()));
    return facts;
  }
}
