// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltask.ParallelTaskException;

/** The failures of a pool that nobody has looked at. They are thrown, or logged, never lost. */
final class Unobserved implements Runnable {
  private static final System.Logger LOG = System.getLogger("org.paralleltask");

  private final Set<ParallelTaskException> failures = ConcurrentHashMap.newKeySet();
  private volatile boolean abandoned;

  /** An item has failed. */
  void add(ParallelTaskException failure) {
    failures.add(failure);
    if (abandoned) {
      run();
    }
  }

  /** Somebody has looked at it. */
  void seen(ParallelTaskException failure) {
    failures.remove(failure);
  }

  /** Hands over what is left; it counts as seen from now on. */
  List<ParallelTaskException> takeAll() {
    List<ParallelTaskException> left = new ArrayList<>(failures);
    left.removeIf(failure -> !failures.remove(failure));
    return left;
  }

  /** The pool was dropped without being closed: whatever is left, or still comes, is logged. */
  @Override
  public void run() {
    abandoned = true;
    for (ParallelTaskException failure : takeAll()) {
      LOG.log(Level.WARNING, "An item failed and nobody looked at its failure", failure);
    }
  }
}
