// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.TryLaterException;

/** When a host that is down is asked again, by a clock that the test turns. */
@Timeout(60)
class HostTest {
  private final AtomicLong now = new AtomicLong();
  private final Host host = new Host("dead.example", 4, Duration.ZERO, now::get);

  private void turn(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void fail(int times) throws HttpException {
    for (int i = 0; i < times; i++) {
      host.enter(false);
      host.failed();
      host.leave();
    }
  }

  private void assertNotAskedNow() {
    TryLaterException later = assertThrows(TryLaterException.class, () -> host.enter(false));
    assertTrue(String.valueOf(later.getMessage()).contains("dead.example is down"), later + "");
  }

  @Test
  void D16_tenFailuresInARow_andNobodyWaitsForTheHost_butAProbe() throws Exception {
    fail(10);
    assertFalse(host.isFree());
    assertNotAskedNow();
    turn(Duration.ofSeconds(15));
    host.enter(false);
    assertNotAskedNow();
    host.answered();
    host.leave();
    assertTrue(host.isFree());
    host.enter(false);
  }

  @Test
  void D16_hostThatStaysDown_failsItsItems() throws Exception {
    fail(10);
    turn(Duration.ofMinutes(2).plusMillis(1));
    HttpException down = assertThrows(HttpException.class, () -> host.enter(false));
    assertEquals("HOST_DOWN", down.code());
    assertTrue(String.valueOf(down.getMessage()).contains("10 connections in a row"), down + "");
  }

  @Test
  void D16_oneAnswerAmongFailures_isEnough() throws Exception {
    fail(9);
    host.answered();
    fail(9);
    assertTrue(host.isFree());
  }

  @Test
  void pausesThatOverlap_countOnce() throws Exception {
    host.enter(false);
    host.pause(Duration.ofSeconds(10));
    turn(Duration.ofSeconds(4));
    host.pause(Duration.ofSeconds(8));
    host.pause(Duration.ofSeconds(1));
    assertEquals(new Http.Asked(1, 3, Duration.ofSeconds(12)), host.asked());
    assertThrows(TryLaterException.class, () -> host.enter(false));
    assertEquals(1, host.asked().requests());
  }
}
