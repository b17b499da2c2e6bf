// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HeartbeatTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> lines = new ArrayList<>();
  private final Heartbeat heartbeat = heartbeat(Heartbeat.Limits.NORMAL);

  private Heartbeat heartbeat(Heartbeat.Limits limits) {
    return new Heartbeat("sum", limits, lines::add, clock);
  }

  private void after(long seconds, long done, long elapsedSeconds) {
    clock.advanceSeconds(seconds);
    heartbeat.update(Samples.progress(done, elapsedSeconds * 1000));
  }

  @Test
  void quarter_isShownIfFiveSecondsPassed() {
    after(4, 26, 4);
    assertEquals(List.of(), lines);

    after(1, 27, 5);
    assertEquals(List.of("sum  27%  27/100  5.4/s  ETA 14s"), lines);
  }

  @Test
  void change_isShownAfterThirtySeconds() {
    after(29, 3, 29);
    assertEquals(0, lines.size());

    after(1, 4, 30);
    assertEquals(1, lines.size());
  }

  @Test
  void noChange_isShownAfterSixtySeconds() {
    after(30, 4, 30);
    clock.advanceSeconds(59);
    heartbeat.tick();
    assertEquals(1, lines.size());

    clock.advanceSeconds(1);
    heartbeat.tick();
    assertEquals(2, lines.size());
    assertEquals("sum  4%  4/100  8.0/min  stalled 1m 0s", lines.get(1));
  }

  @Test
  void lineOfTheLog_countsAsALine() {
    clock.advanceSeconds(29);
    heartbeat.makeRoom();
    after(10, 4, 39);

    assertEquals(List.of(), lines);
  }

  @Test
  void end_isTheSummarysToTell() {
    after(5, 80, 5);
    after(6, 100, 11);

    assertEquals(1, lines.size());
  }

  @Test
  void quietBuild_saysThatItLivesEveryFiveMinutes() {
    Heartbeat quiet = heartbeat(Heartbeat.Limits.QUIET);
    clock.advanceSeconds(299);
    quiet.update(Samples.progress(50, 299_000));
    assertEquals(0, lines.size());

    clock.advanceSeconds(1);
    quiet.tick();
    assertEquals(1, lines.size());
  }
}
