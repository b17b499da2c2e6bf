// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;

/** The kind of pool that a contract is tried on. */
interface PoolUnderTest {
  /** What pools are opened with; a test may change all but the kind. */
  PoolOptions options();

  /** Whether the workers live in the JVM of the test; see {@link SharedMemory}. */
  default boolean sharesMemory() {
    return true;
  }

  /** A pool of the kind under test. */
  default TaskPool open(int workers) {
    return TaskPool.open(options().workers(workers));
  }
}
