// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The units of a batch that are not settled, for any thread. To take one out needs no memory, which
 * its item may have used up; a concurrent set counts in cells that it makes when threads meet.
 */
final class Live {
  private final Set<Unit> units = new LinkedHashSet<>();

  synchronized void add(Unit unit) {
    try {
      units.add(unit);
    } catch (OutOfMemoryError none) {
      units.remove(unit); // it may be in, without room for a further one
      throw none;
    }
  }

  synchronized void remove(Unit unit) {
    units.remove(unit);
  }

  synchronized boolean isEmpty() {
    return units.isEmpty();
  }

  /** Those that there are now. */
  synchronized List<Unit> all() {
    return List.copyOf(units);
  }
}
