// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SurroundingsTest {
  private static Surroundings with(String commandLine, Map<String, String> environment) {
    return new Surroundings(true, false, 1, true, commandLine, environment);
  }

  @Test
  void nothingSpeaksAgainstABar() {
    assertFalse(with("Launcher parallel:run", Map.of("TERM", "xterm", "CI", "")).wantsPlain());
  }

  @Test
  void batchQuietParallelFileAndCi_arePlain() {
    Map<String, String> none = Map.of();
    assertTrue(new Surroundings(false, false, 1, true, "", none).wantsPlain(), "-B");
    assertTrue(new Surroundings(true, true, 1, true, "", none).wantsPlain(), "-q");
    assertTrue(new Surroundings(true, false, 2, true, "", none).wantsPlain(), "-T2");
    assertTrue(with("Launcher -l build.log parallel:run", none).wantsPlain(), "-l");
    assertTrue(with("Launcher --log-file=b.log run", none).wantsPlain(), "--log-file");
    assertTrue(with("", Map.of("CI", "true")).wantsPlain(), "CI");
    assertTrue(with("", Map.of("TERM", "dumb")).wantsPlain(), "TERM");
  }

  @Test
  void noColor_meansNone() {
    assertTrue(with("", Map.of()).wantsColour());
    assertFalse(with("", Map.of("NO_COLOR", "1")).wantsColour());
    assertFalse(new Surroundings(true, false, 1, false, "", Map.of()).wantsColour());
  }

  @Test
  void size_isTheTerminalsOrTheUsual() {
    assertEquals(120, with("", Map.of("COLUMNS", "120")).columns());
    assertEquals(80, with("", Map.of("COLUMNS", "0")).columns());
    assertEquals(24, with("", Map.of("LINES", "many")).rows());
  }
}
