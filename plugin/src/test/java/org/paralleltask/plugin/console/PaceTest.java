// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.plugin.process.JobProgress;

@Timeout(10)
class PaceTest {
  private final ManualClock clock = new ManualClock();
  private final Pace pace = new Pace(clock.getAsLong());

  private String forecastAfter(long seconds, JobProgress progress) {
    clock.advanceSeconds(seconds);
    pace.update(progress, clock.getAsLong());
    return pace.forecast(progress, clock.getAsLong());
  }

  @Test
  void evenPace_isMeasuredExactly() {
    for (int second = 1; second <= 30; second++) {
      forecastAfter(1, Samples.progress(second * 2L, second * 1000L));
    }

    assertEquals(2.0, pace.perSecond(), 1e-9);
  }

  @Test
  void changeOfPace_showsSoon() {
    forecastAfter(20, Samples.progress(20, 20_000));
    forecastAfter(40, Samples.progress(420, 0, OptionalLong.of(1000), 60_000));

    assertTrue(pace.perSecond() > 8, () -> "was " + pace.perSecond());
  }

  @Test
  void forecast_needsFiveItemsAndThreeSeconds() {
    assertEquals("", forecastAfter(4, Samples.progress(4, 4_000)));
    assertEquals("ETA 1m 35s", forecastAfter(1, Samples.progress(5, 5_000)));
    assertEquals("", new Pace(0).forecast(Samples.progress(90, 2_900), 0));
  }

  @Test
  void lastItems_areFinishing() {
    assertEquals("finishing", forecastAfter(10, Samples.progress(96, 10_000)));
  }

  @Test
  void lastItemJustBegan_isExpectedToTakeAsLongAsMost() {
    JobProgress heard = Samples.progress(96, 10_000);
    JobProgress slow =
        new JobProgress(
            "", heard.counts(), 4, 0, heard.total(), 10_000, 12_000, 2_000, heard.busy());

    assertEquals("ETA 10s", forecastAfter(10, slow));
  }

  @Test
  void nextStage_countsFromTheBeginning_andIsNamed() {
    forecastAfter(10, Samples.progress(90, 10_000));
    JobProgress next = ofStage("b 2/2", Samples.progress(10, 11_000));
    String forecast = forecastAfter(1, next);

    assertEquals("sum, b 2/2", next.title("sum"));
    assertTrue(forecast.startsWith("ETA"), forecast);
    assertTrue(pace.perSecond() > 9, () -> "so many a second: " + pace.perSecond());
  }

  private static JobProgress ofStage(String stage, JobProgress heard) {
    return new JobProgress(
        stage, heard.counts(), 4, 0, heard.total(), heard.elapsedMillis(), 200, 2500, heard.busy());
  }

  @Test
  void slowItems_areNoStall() {
    JobProgress heard = Samples.progress(10, 50_000);
    JobProgress slow =
        new JobProgress("", heard.counts(), 4, 0, heard.total(), 50_000, 60_000, 0, heard.busy());
    forecastAfter(5, slow);

    clock.advanceSeconds(299);
    assertTrue(pace.forecast(slow, clock.getAsLong()).startsWith("ETA"));
    clock.advanceSeconds(1);
    assertEquals("stalled 5m 0s", pace.forecast(slow, clock.getAsLong()));
  }

  @Test
  void upToDateItems_promiseNothing() {
    Map<String, Long> counts = Map.of("OK", 10L, "UP_TO_DATE", 70L);

    assertEquals(
        "ETA 10s", forecastAfter(5, Samples.progress(counts, OptionalLong.of(100), 5_000)));
    assertEquals(2, pace.perSecond(), 1e-9);
  }

  @Test
  void nothingCompletes_isStalled() {
    forecastAfter(5, Samples.progress(10, 5_000));

    assertEquals("stalled 45s", forecastAfter(45, Samples.progress(10, 50_000)));
  }

  @Test
  void unknownTotal_hasNoForecast() {
    assertEquals("", forecastAfter(9, Samples.progress(50, 0, OptionalLong.empty(), 9_000)));
  }
}
