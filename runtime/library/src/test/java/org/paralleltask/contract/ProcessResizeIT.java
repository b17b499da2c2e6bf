// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.Results;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Pools of processes whose number of workers changes while they are used. */
@ExtendWith(HangGuard.class)
class ProcessResizeIT {
  @Test
  void T074_fewerAndMoreWorkers_keepTheProcessesThatSurvive() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      Set<Long> two = fill(pool, 2);
      pool.resize(1);
      while (WorkerPids.live().size() > 1) {
        Thread.onSpinWait();
      }
      assertEquals(1, pool.activeWorkers());
      Set<Long> one = fill(pool, 1);
      assertEquals(1, one.size());
      assertTrue(two.containsAll(one), () -> two + " " + one);
      pool.resize(1);
      assertEquals(one, fill(pool, 1));
      pool.resize(2);
      Set<Long> again = fill(pool, 2);
      assertEquals(2, again.size());
      assertTrue(again.containsAll(one), () -> again + " " + one);
    }
  }

  /** Keeps so many workers busy at the same time; returns which processes they are. */
  private static Set<Long> fill(TaskPool pool, int workers) throws Exception {
    try (Gate gate = new Gate()) {
      List<TaskFuture<Integer>> held = submitAll(pool, gate.task("held"), workers);
      gate.awaitArrivals(workers);
      Set<Long> live =
          WorkerPids.live().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
      gate.open();
      held.forEach(TaskFuture::result);
      return live;
    }
  }

  @Test
  @HangLimit(60)
  void T074_manyChangesWithResultsNobodyReads_doNotHang() {
    List<Results<Integer>> unread = new ArrayList<>();
    try (TaskPool pool = WorkerPids.open(1)) {
      for (int workers : new int[] {6, 2, 1, 6, 3, 1, 4, 2}) {
        pool.resize(workers);
        assertEquals(workers, pool.workers());
        unread.add(pool.map(SampleTasks.same, SampleTasks.upTo(20)));
      }
      assertEquals(SampleTasks.upTo(20), unread.get(3).toList());
    }
    assertEquals(8, new HashSet<>(unread).size());
  }

  @Test
  void T076_changesWhileOtherThreadsSubmit_refuseNobody() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      var user =
          Threads.failureOf(
              () -> {
                for (int n = 0; n < 300; n++) {
                  assertEquals(n * n, pool.submit(SampleTasks.square, n).result());
                }
              });
      for (int workers = 1; !user.result().isDone(); workers = workers % 3 + 1) {
        pool.resize(workers);
        assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      }
      assertNull(user.get(1));
    }
  }
}
