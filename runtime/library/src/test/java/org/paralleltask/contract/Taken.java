// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.paralleltask.Results;

/** What results handed over until they first threw, or ended. */
record Taken(List<Integer> values, Throwable failure, boolean hasMore) {
  static Taken of(Supplier<Results<Integer>> start) {
    List<Integer> values = new ArrayList<>();
    Results<Integer> results;
    try {
      results = start.get();
    } catch (RuntimeException atOnce) {
      return new Taken(values, atOnce, false);
    }
    Iterator<Integer> iterator = results.iterator();
    try {
      while (iterator.hasNext()) {
        values.add(iterator.next());
      }
    } catch (RuntimeException failure) {
      return new Taken(values, failure, iterator.hasNext());
    }
    return Assertions.fail("they ended without a failure, after " + values);
  }
}
