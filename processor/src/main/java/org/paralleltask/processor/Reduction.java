// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;

/** The ways to fold results that need no method. */
final class Reduction {
  /** Their names, as written in {@code reduce}. */
  static final List<String> BUILT_IN = List.of("sum", "count", "min", "max", "concat");

  private Reduction() {}

  /** Whether the name means one that needs results to have an order of their own. */
  static boolean compares(String name) {
    return name.equals("min") || name.equals("max");
  }

  /** Whether the name means one of them, or nothing at all, and not a method. */
  static boolean needsNoMethod(String name) {
    return name.isEmpty() || BUILT_IN.contains(name);
  }
}
