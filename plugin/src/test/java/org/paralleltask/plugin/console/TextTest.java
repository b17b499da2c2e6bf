// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TextTest {
  @Test
  void G9_durations_fromMillisecondsToDays() {
    assertEquals("12 ms", Text.duration(12));
    assertEquals("31.4 s", Text.duration(31_400));
    assertEquals("2m 5s", Text.duration(125_000));
    assertEquals("2d 3h", Text.duration((2 * 24 + 3) * 3_600_000L));
  }

  @Test
  void G9_rates_perSecondOrMinute() {
    assertEquals("3101/s", Text.rate(3101));
    assertEquals("61.3/s", Text.rate(61.3));
    assertEquals("3.0/min", Text.rate(0.05));
  }

  @Test
  void A5_one_isNoPlural() {
    assertEquals("1 item", Text.count(1, "item"));
    assertEquals("0 items", Text.count(0, "item"));
  }

  @Test
  void B8_F9_foreignText_cannotSteerTheTerminal() {
    assertEquals("a [31mb ::error:: c", Text.printable("a\033[31mb\n::error::\u202ec"));
  }

  @Test
  void F9_foreignText_cannotCommandACiServer() {
    assertEquals(": :error file=a::b", Text.printable("::error file=a::b"));
    assertEquals("x # #vso[task.x]y", Text.printable("x ##vso[task.x]y"));
    assertEquals("# #teamcity[a] # #[b]", Text.printable("##teamcity[a] ##[b]"));
    assertEquals("std::vector::x ## [c]", Text.printable("std::vector::x ## [c]"));
  }

  @Test
  void G9_sizes_fromBytesToGigabytes() {
    assertEquals("512 B", Text.bytes(512));
    assertEquals("3.4 MB", Text.bytes(3_400_000));
    assertEquals("0.8 ms", Text.precise(0.81));
    assertEquals("2.9 s", Text.precise(2_910.4));
  }

  @Test
  void longLabel_losesItsMiddle() {
    assertEquals("abc...xyz", Text.cut("abcdefghijklmnopqrstuvwxyz", 9));
    assertEquals("日...語", Text.cut("日本本本語", 8));
    assertEquals("short", Text.cut("short", 9));
  }
}
