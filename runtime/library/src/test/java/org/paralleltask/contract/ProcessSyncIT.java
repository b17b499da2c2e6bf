// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Pool;

class ProcessSyncIT extends SyncContract {
  ProcessSyncIT() {
    super(Pool.PROCESS);
  }
}
