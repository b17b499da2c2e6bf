// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "7, 0.01 ms",
    "800, 0.8 ms",
    "9949, 9.9 ms",
    "210000, 210 ms",
    "999999, 999 ms",
    "2900000, 2.90 s",
    "59999999, 59.9 s",
    "125000000, 2m 5s",
    "10920000000, 3h 2m",
    "183600000000, 2d 3h"
  })
  void durationsAreShort(long micros, String text) {
    assertEquals(text, Figures.duration(micros));
  }

  @ParameterizedTest
  @CsvSource({"12.4, 12.4/s", "0.0517, 3.1/min", "3101.2, 3 101/s", "0, 0.0/min"})
  void ratesAreShort(double perSecond, String text) {
    assertEquals(text, Figures.rate(perSecond).replace('\u202f', ' '));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, 1 000", "1234567, 1 234 567", "-1000, -1 000"})
  void countsAreGrouped(long count, String text) {
    assertEquals(text, Figures.count(count).replace('\u202f', ' '));
  }

  @Test
  void sharesNeverClaimNothingOrAll() {
    assertEquals("0 %", Figures.percent(0).replace('\u202f', ' '));
    assertEquals("<1 %", Figures.percent(0.001).replace('\u202f', ' '));
    assertEquals(">99 %", Figures.percent(0.9999).replace('\u202f', ' '));
    assertEquals("100 %", Figures.percent(1).replace('\u202f', ' '));
  }
}
