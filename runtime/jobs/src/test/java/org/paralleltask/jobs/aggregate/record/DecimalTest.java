// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DecimalTest {
  private final Decimal decimal = new Decimal();

  /** What stands before and behind the number must not matter. */
  private boolean read(String text) {
    byte[] bytes = ("9." + text + "1.234567").getBytes(StandardCharsets.UTF_8);
    return decimal.read(bytes, 2, bytes.length - 8);
  }

  @Test
  void numbersOfAnyForm_areThoseOfBigDecimal() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      int digits = 1 + random.nextInt(22);
      StringBuilder text = new StringBuilder();
      random.ints(digits, 0, 10).forEach(text::append);
      if (random.nextBoolean()) {
        text.insert(random.nextInt(digits + 1), '.');
      }
      text.insert(0, "-+".substring(0, random.nextInt(2)));
      assertTrue(read(text.toString()), text.toString());
      assertEquals(new BigDecimal(text.toString()), decimal.value());
    }
  }

  @Test
  void spacesAround_doNotCount() {
    assertTrue(read("  12.50 "));
    assertEquals(new BigDecimal("12.50"), decimal.value());
  }

  @Test
  void whatIsNoNumber_isRefused() {
    String[] texts = {
      "",
      "-",
      "+",
      ".",
      "-.",
      "1.2.3",
      "..1",
      "1..",
      "1,5",
      "12a",
      "a12",
      "1 2",
      "--1",
      "+-1",
      "\u0661",
      "/1",
      ":1",
      "1e",
      "0x10",
      "NaN",
      "1e2000",
      "123456789012a",
      "1234567.1.1",
      "1?3"
    };
    for (String text : texts) {
      assertFalse(read(text), text);
    }
  }
}
