// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.paralleltask.Pool;

@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualSyncTest extends SyncContract {
  VirtualSyncTest() {
    super(Pool.VIRTUAL);
  }
}
