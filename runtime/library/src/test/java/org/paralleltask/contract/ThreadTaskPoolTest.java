// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Pool;

class ThreadTaskPoolTest extends TaskPoolContract {
  ThreadTaskPoolTest() {
    super(Pool.THREAD);
  }
}
