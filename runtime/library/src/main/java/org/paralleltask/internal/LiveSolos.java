// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single processes that live, in the order in which they were started. */
public final class LiveSolos {
  private static final Map<Object, SoloProcess<?>> LIVE =
      new LinkedHashMap<>(); // guarded by itself

  private LiveSolos() {}

  /** One has been started, for this owner. */
  public static void add(Object owner, SoloProcess<?> process) {
    synchronized (LIVE) {
      LIVE.values().removeIf(each -> !each.isAlive());
      LIVE.put(owner, process);
    }
  }

  /** The owners of those that live. */
  public static List<Object> list() {
    synchronized (LIVE) {
      LIVE.values().removeIf(each -> !each.isAlive());
      return List.copyOf(LIVE.keySet());
    }
  }
}
