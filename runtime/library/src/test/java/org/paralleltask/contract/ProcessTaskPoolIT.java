// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;

class ProcessTaskPoolIT extends TaskPoolContract {
  ProcessTaskPoolIT() {
    super(Pool.PROCESS);
  }

  @Override
  public boolean sharesMemory() {
    return false;
  }

  /** Nothing that the test would have to share; {@link HangGuard} sees what is left behind. */
  @Override
  public PoolOptions options() {
    return PoolOptions.of(Pool.PROCESS);
  }
}
