// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;

/** Values, queues, events and locks that processes share. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class BetweenProcessesTest {
  @EveryPool
  void S0_12_locksTakenCrosswise_oneIsTold_theOtherGoesOn(String pool) throws Exception {
    Printed printed = Printed.by(LockCircle::main, pool);

    assertEquals(1, printed.matching("got both").size(), printed::text);
    List<String> told = printed.matching(".*DeadlockException: Deadlock: .*");
    assertEquals(1, told.size(), printed::text);
    assertEquals(3, told.get(0).split("take", -1).length, "names both: " + told);
  }

  @Test
  void S4_16_whatTheChildWrites_mainReads() throws Exception {
    Printed.by(SharedArray::main)
        .is(
            "Result (in process p1): [1, 4, 9, 16]",
            "Sum of squares (in process p1): 30",
            "Result (in main program): [1, 4, 9, 16]",
            "Sum of squares (in main program): 30");
  }

  @Test
  void S4_17_queue_keepsItsOrderAndHasAnEnd() throws Exception {
    Printed.by(QueueBetweenProcesses::main)
        .is("Queue elements:", "1", "4", "9", "16", "Queue is now empty!");
  }

  @Test
  void S4_18_event_wakesWhoWaits_andNotWhoHasGivenUp() throws Exception {
    Printed printed = Printed.by(EventBetweenProcesses::main);

    assertEquals(6, printed.lines().size(), printed::text);
    printed.hasInOrder(
        "wait_for_event_timeout: starting",
        "wait_for_event_timeout: is_set()-> false",
        "main: event is set");
    printed.hasInOrder("main: waiting before calling set()", "main: event is set");
    printed.hasInOrder("wait_for_event: starting", "wait_for_event: is_set()-> true");
  }

  @Test
  void S4_19_lock_keepsLinesWhole() throws Exception {
    Printed.by(LockOnAStream::main)
        .isInAnyOrder("Lock acquired via with", "Lock acquired directly");
  }

  @Test
  void S4_20_withoutALock_theBalanceIsWrong() throws Exception {
    Printed printed = Printed.by(Balance::main);

    assertEquals(10, printed.matching("Final balance = -?\\d+").size(), printed::text);
    assertTrue(
        printed.lines().stream().anyMatch(line -> !line.equals("Final balance = 100")),
        printed::text);
  }

  @Test
  void S4_21_withALock_theBalanceIsExactTenTimes() throws Exception {
    assertEquals(
        Collections.nCopies(10, "Final balance = 100"), Printed.by(Balance::main, "lock").lines());
  }
}
