// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.List;
import java.util.function.Function;

/** One way to apply a function to all items of a list; it stays warm between runs. */
interface Contender extends AutoCloseable {
  /** The results of all items, in input order or, where that is the point, as they finished. */
  <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception;

  @Override
  void close();
}
