// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.paralleltask.ParallelTaskException;

/** The failures of a pool that nobody has looked at. They are thrown, or logged, never lost. */
final class Unobserved implements Runnable {
  // In the order in which they came, so that the first is the one to be told first.
  private final Set<ParallelTaskException> failures =
      Collections.synchronizedSet(new LinkedHashSet<>());
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
    synchronized (failures) {
      List<ParallelTaskException> left = new ArrayList<>(failures);
      failures.clear();
      return left;
    }
  }

  /** The pool was dropped without being closed: whatever is left, or still comes, is logged. */
  @Override
  public void run() {
    abandoned = true;
    for (ParallelTaskException failure : takeAll()) {
      Log.warning("An item failed and nobody looked at its failure", failure);
    }
  }
}
