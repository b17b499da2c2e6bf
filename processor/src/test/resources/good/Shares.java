// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import java.util.Map;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.sync.Shared;
import org.paralleltask.sync.SharedInts;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedLong;
import org.paralleltask.sync.SharedQueue;

class Shares {
  record Account(SharedLock lock, SharedLong balance, long amount) {}

  @ParallelTask(pool = Pool.PROCESS)
  static SharedLong alone(SharedLong value) {
    return value;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static void pay(Account account) {}

  @ParallelTask(pool = Pool.PROCESS)
  static int consume(SharedQueue<String> lines, SharedQueue<? extends Account> accounts, int most) {
    return 0;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static List<Shared> nested(Map<String, List<SharedInts>> arrays) {
    return List.of();
  }
}
