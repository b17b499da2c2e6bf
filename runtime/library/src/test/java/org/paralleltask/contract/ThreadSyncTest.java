// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Pool;

class ThreadSyncTest extends SyncContract {
  ThreadSyncTest() {
    super(Pool.THREAD);
  }
}
