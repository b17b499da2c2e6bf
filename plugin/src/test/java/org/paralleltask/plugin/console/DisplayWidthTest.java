// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "日本語, 6",
    "한국어, 6",
    "\u1112\u1161\u11AB, 2", // a syllable in three parts
    "ｱ, 1",
    "Ａ, 2",
    "e\u0301, 1", // a letter and its accent
    "😀, 2",
    "⚡, 2",
    "✅, 2",
    "🇨🇭, 2",
    "█, 1",
    "…, 1"
  })
  void text_takesSoManyColumns(String text, int columns) {
    assertEquals(columns, DisplayWidth.of(text));
  }
}
