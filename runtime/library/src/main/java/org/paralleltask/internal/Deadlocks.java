// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeadlockException;

/**
 * Finds items that wait for each other in a circle.
 *
 * <p>Whoever waits says so before it looks. So of those who close a circle at the same time, at
 * least one sees all of it.
 */
final class Deadlocks {
  private Deadlocks() {}

  /**
   * Follows who waits for whom, from a stint that says that it waits for the future.
   *
   * @throws DeadlockException if it waits, in the end, for itself
   */
  static void check(Stint waiting, ItemFuture<?, ?> future) {
    StringBuilder circle = new StringBuilder(describe(waiting));
    Set<Stint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    @Nullable ItemFuture<?, ?> next = future;
    while (next != null) {
      circle.append(" waits for ").append(next.describe(0));
      Stint runner = next.runner();
      Stint top = runner == null ? null : runner.worker().stint();
      if (runner == null || top == null || !appendHelped(circle, top, runner)) {
        return;
      }
      if (top == waiting) {
        throw new DeadlockException("Deadlock: " + circle);
      }
      next = seen.add(top) ? top.waitingFor() : null;
    }
  }

  // A worker that helps itself runs one item within another: the outer waits for the inner, up to
  // the top. False if the runner has ended meanwhile.
  private static boolean appendHelped(StringBuilder circle, @Nullable Stint top, Stint runner) {
    if (top == null || top == runner) {
      return top != null;
    }
    boolean found = appendHelped(circle, top.outer(), runner);
    circle.append(" waits for ").append(describe(top));
    return found;
  }

  private static String describe(Stint stint) {
    return stint.unit().describe(stint.position());
  }
}
