// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;

/** Who runs the items: threads of this JVM, or processes. */
interface Crew extends AutoCloseable {
  /** The user's task as it is given to the pool. */
  Task<Item, Object> task();

  /** What the pool is made of. */
  PoolOptions pool();

  /** The items, as the pool pulls them. */
  PulledItems pulled(PulledItems items);

  /** An item has ended. */
  void ended(Outcome<Item, Object> outcome);

  /** No item runs any more. */
  @Override
  void close();
}
