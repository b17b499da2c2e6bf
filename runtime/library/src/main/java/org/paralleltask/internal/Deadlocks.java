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
    StringBuilder circle = new StringBuilder(waiting.unit().describe(waiting.position()));
    Set<Stint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    @Nullable ItemFuture<?, ?> next = future;
    while (next != null) {
      circle.append(" waits for ").append(next.describe(0));
      Stint runner = next.runner();
      if (runner == waiting) {
        throw new DeadlockException("Deadlock: " + circle);
      }
      next = runner != null && seen.add(runner) ? runner.waitingFor() : null;
    }
  }
}
