// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Pool;

@Timeout(20)
class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|THREAD|1|4|as asked for",
        "4|THREAD|8|4|as asked for",
        "2C|THREAD|1|6|2 for each of 3 processors",
        "0.5C|VIRTUAL|1|1|0.5 for each of 3 processors",
        "99999C|THREAD|1|4096|the most platform threads of one job",
        "99999C|VIRTUAL|1|299997|99999 for each of 3 processors",
        "auto|THREAD|1|7|min(32, 3 processors + 4)",
        "auto|THREAD|2|3|min(32, 3 processors + 4), shared by 2 parallel builds",
        "auto|THREAD|50|1|min(32, 3 processors + 4), shared by 50 parallel builds",
        "auto|VIRTUAL|1|1000|1000 virtual threads",
        "99999999999|THREAD|1|4096|the most platform threads of one job",
      })
  void workersAreChosenAndSayWhy(String text, Pool pool, int builds, int count, String why) {
    Workers.Chosen chosen =
        Workers.parse(text)
            .orElseThrow()
            .choose(pool, 3, builds)
            .atMost(pool, OptionalLong.empty());
    assertEquals(new Workers.Chosen(count, why), chosen);
  }

  @ParameterizedTest
  @CsvSource({"1,1,one item", "3,3,as many as items", "0,1,one item", "5,4,as asked for"})
  void neverMoreWorkersThanItems(long items, int count, String why) {
    Workers.Chosen chosen = new Workers.Chosen(4, "as asked for");
    assertEquals(
        new Workers.Chosen(count, why), chosen.atMost(Pool.THREAD, OptionalLong.of(items)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "1.5", "0C", "0.0C", "C", "2c", "-2C", "two", "Auto", "1e3", "٣"})
  void textIsNoNumberOfWorkers_isRefused(String text) {
    assertTrue(Workers.parse(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%", "-1", "1.5", "101%", "100.1%", "1e2%", "5 %", "1,5%", "ten", "٣%"})
  void textIsNoTolerance_isRefused(String text) {
    assertTrue(Tolerance.parse(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0",
    "3,1000,3",
    "10%,100,10",
    "10%,99,9",
    "0%,100,0",
    "100%,7,7",
    "12.5%,16,2",
    "0.1%,999,0",
    "0.1%,1000,1",
    "7%,100,7",
    "29%,100,29"
  })
  void toleranceIsExceededByOneMore(String text, long items, long most) {
    Tolerance tolerance = Tolerance.parse(text).orElseThrow();
    assertEquals(text, tolerance.toString());
    assertEquals(false, tolerance.isExceeded(most, OptionalLong.of(items)));
    assertEquals(true, tolerance.isExceeded(most + 1, OptionalLong.of(items)));
  }

  @Test
  void shareOfAnUnknownNumber_isNotExceededYet() {
    assertEquals(false, new Tolerance(1, true).isExceeded(99, OptionalLong.empty()));
    assertEquals(true, new Tolerance(1, false).isExceeded(2, OptionalLong.empty()));
  }
}
