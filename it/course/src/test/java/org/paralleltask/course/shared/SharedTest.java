// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;

/** Between threads. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class SharedTest {
  @Test
  void S4_31_event_wakesWhoWaits_andTheImpatientWorkMeanwhile() throws Exception {
    Printed printed = Printed.by(EventBetweenThreads::main);

    // Who is woken may print before the one who woke it.
    String meanwhile = "non-blocking: event set: false, doing other work";
    printed.hasInOrder(meanwhile, "non-blocking: event set: true, processing event");
    printed.hasInOrder(meanwhile, "Event is set");
    printed.hasInOrder(meanwhile, "blocking: event set: true");
  }

  @Test
  void S4_32_condition_wakesBoth() throws Exception {
    Printed printed = Printed.by(ConditionBetweenThreads::main);

    assertEquals("Making resource available", printed.lines().get(0));
    printed.isInAnyOrder(
        "Making resource available",
        "c1: Resource is available to consumer",
        "c2: Resource is available to consumer");
  }

  @Test
  void S4_33_countingWithoutALock_losesSome() throws Exception {
    Printed printed = Printed.by(Counter::main);

    assertEquals(10, printed.matching("count \\d+").size());
    assertTrue(printed.lines().stream().anyMatch(line -> !line.equals("count 200000")));
  }

  @Test
  void S4_34_countingWithALock_isExactTenTimes() throws Exception {
    assertEquals(
        Collections.nCopies(10, "count 200000"), Printed.by(Counter::main, "lock").lines());
  }

  @Test
  void S4_35_concurrentClasses_countRight() throws Exception {
    Printed.by(WhatIsSafe::main)
        .is("AtomicInteger 100000", "LongAdder 100000", "ConcurrentHashMap.merge 100000");
  }
}
