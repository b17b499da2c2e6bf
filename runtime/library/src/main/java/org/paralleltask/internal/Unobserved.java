// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTaskException;

/** The failures of a pool that nobody has looked at. They are thrown, or logged, never lost. */
final class Unobserved implements Runnable {
  // In the order in which they came, so that the first is the one to be told first.
  private final Set<ParallelTaskException> failures =
      Collections.synchronizedSet(new LinkedHashSet<>());
  private final AtomicInteger undescribed = new AtomicInteger(); // for which there was no memory
  private volatile @Nullable ParallelTaskException shared; // what stands for each of those
  private volatile boolean abandoned;

  /** An item has failed. Needs no memory if there is none. */
  void add(ParallelTaskException failure) {
    if (Fault.isShared(failure)) {
      addUndescribed(failure);
    } else {
      addDescribed(failure);
    }
    if (abandoned) {
      run();
    }
  }

  private void addDescribed(ParallelTaskException failure) {
    try {
      failures.add(failure);
    } catch (OutOfMemoryError none) {
      addUndescribed(failure);
    }
  }

  private void addUndescribed(ParallelTaskException failure) {
    shared = failure;
    undescribed.incrementAndGet();
  }

  /** Somebody has looked at it. */
  void seen(ParallelTaskException failure) {
    if (failure == shared) {
      undescribed.updateAndGet(count -> Math.max(0, count - 1));
    } else {
      failures.remove(failure);
    }
  }

  /** Hands over what is left; it counts as seen from now on. */
  List<ParallelTaskException> takeAll() {
    synchronized (failures) {
      List<ParallelTaskException> left = new ArrayList<>(failures);
      failures.clear();
      ParallelTaskException untold = shared;
      if (undescribed.getAndSet(0) > 0 && untold != null) {
        left.add(untold);
      }
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
