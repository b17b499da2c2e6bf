// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;

/** What pools do with their workers. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class PoolsTest {
  @EveryPool
  void S3_02_poolControls_whenWorkersStartEndAndWait(String pool) throws Exception {
    Printed printed = Printed.by(PoolControls::main, pool);

    printed.hasInOrder(
        "workers before any work: 0",
        "pids for six items: " + (pool.equals("process") ? 3 : 1),
        "ms of processor time while idle: ");
    int busy = Integer.parseInt(printed.lines().get(2).replaceAll("\\D", ""));
    assertTrue(busy < 400, "of 500 ms: " + busy);
  }

  @EveryPool
  void S3_03_adHocTasks(String pool) throws Exception {
    Printed.by(AdHocTasks::main, pool).is("8", "144", "Hello, 1 arguments");
  }

  @EveryPool
  void S3_04_executorApi(String pool) throws Exception {
    Printed.by(ExecutorApi::main, pool)
        .is(
            "submit: 256",
            "map: [32, 9, 64]",
            "in time: 0",
            "not in time",
            "cancelled at shutdown: 1",
            "running: 100, queued: true",
            "map after shutdown is refused");
  }

  @Test
  void S3_06_defaultWorkers() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    Printed.by(DefaultWorkers::main, "thread")
        .is("processors: " + processors, "workers: " + Math.min(32, processors + 4));
    Printed.by(DefaultWorkers::main, "process")
        .is("processors: " + processors, "workers: " + processors);
  }

  @EveryPool
  void S3_07_namedWorkers(String pool) throws Exception {
    Printed.by(NamedWorkers::main, pool).is("Prefix_0", "Prefix_1");
  }

  @EveryPool
  void S3_08_everyWorker_isSetUpAndTornDown(String pool) throws Exception {
    Printed printed = Printed.by(WorkerSetup::main, pool);

    int workers = printed.matching("connects to the database").size();
    assertTrue(workers >= 1 && workers <= 2, printed::text);
    assertEquals(4, printed.matching("item \\d uses the connection of worker_\\d").size());
    assertEquals(workers, printed.matching("closes the connection of worker_\\d").size());
    printed.allBeforeAny("item", "closes");
    printed.hasInOrder("closes", "session opens", "session closes", "[2, 3]");
    assertEquals(1, printed.matching("session opens").size());
    assertEquals(1, printed.matching("session closes").size());
  }

  @EveryPool
  void S3_09_lifeCycle(String pool) throws Exception {
    Printed.by(LifeCycle::main, pool).is("done 1, not done 1", "done 2, not done 0");
  }
}
