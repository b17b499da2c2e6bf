// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.SharedMemory;

/** What a future can be asked, and told. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class FuturesTest {
  @EveryPool
  void S1_08_waitLimitEndsTheWaiting_timeoutEndsTheItem(String pool) throws Exception {
    Printed printed = Printed.by(WaitLimit::main, pool);

    printed.hasInOrder(
        "not there after 50 ms: false",
        "slow.png was downloaded...",
        "later: slow.png",
        "ended at its deadline: org.paralleltask.TaskTimedOutException");
    assertTrue(printed.matching("never.png was downloaded.*").isEmpty(), printed::text);
  }

  @EveryPool
  void S1_09_isDone_asksWithoutWaiting(String pool) throws Exception {
    Printed.by(IsDone::main, pool)
        .is("just submitted: false", "result: null", "after result: true");
  }

  @EveryPool
  void S1_18_closeThenJoin(String pool) throws Exception {
    Printed.by(CloseThenJoin::main, pool)
        .is("join before close: false", "close, then join: true", "results 1 and 2");
  }

  @EveryPool
  void S2_04_resultWaitsForAnyEnd(String pool) throws Exception {
    Printed.by(HowItEnds::main, pool)
        .is("returned 20", "raised java.lang.ArithmeticException: / by zero", "was cancelled");
  }

  @EveryPool
  void S2_05_asCompletedPairs_comeOnceEach(String pool) throws Exception {
    Printed.by(AsCompletedPairs::main, pool)
        .isInAnyOrder(
            "result: Pair[n=1, result=10.0]",
            "result: Pair[n=2, result=20.0]",
            "result: Pair[n=3, result=30.0]",
            "result: Pair[n=4, result=40.0]",
            "result: Pair[n=5, result=50.0]");
  }

  @EveryPool
  void S2_06_callback_tellsInputAndEnd(String pool) throws Exception {
    Printed.by(Callback::main, pool)
        .is("6: canceled", "5: value returned: 50", "-1: error returned: negative: -1");
  }

  @SharedMemory
  void S2_07_mainKeepsWorking(String pool) throws Exception {
    Printed.by(MainKeepsWorking::main, pool)
        .is(
            "task sleeping for 5 seconds",
            "moving on…",
            "task sleeping for 1 seconds",
            "task (agument 1) done",
            "Calling task again:  10",
            "task (agument 5) done",
            "5: value returned: 50");
  }

  @EveryPool
  void S2_07_callback_isLast(String pool) throws Exception {
    Printed printed = Printed.by(MainKeepsWorking::main, pool);

    printed.hasInOrder("task sleeping for 5 seconds", "task (agument 5) done", "5: value returned");
    printed.hasInOrder("moving on…", "task (agument 1) done", "Calling task again:  10");
    assertEquals("5: value returned: 50", printed.lines().get(6));
  }

  @EveryPool
  void S2_08_insideTheCallback_nothingWaits(String pool) throws Exception {
    assertEquals(3, Printed.by(Callback::main, pool).lines().size());
  }

  @EveryPool
  void S3_05_futureApi(String pool) throws Exception {
    Printed.by(FutureApi::main, pool)
        .is(
            "cancel a running one: false",
            "cancel a queued one: true",
            "is the cancelled one done: true",
            "no exception yet",
            "result: 1",
            "exception: null",
            "cancel a finished one: false");
  }
}
