// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(10)
class SurroundingsTest {
  private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm");

  private static Surroundings with(String commandLine, Map<String, String> environment) {
    return new Surroundings(true, false, 1, true, commandLine, environment);
  }

  @Test
  void nothingSpeaksAgainstABar() {
    assertFalse(with("Launcher parallel:run", Map.of("TERM", "xterm", "CI", "")).wantsPlain());
  }

  @Test
  void batchQuietParallelFileAndCi_arePlain() {
    assertTrue(new Surroundings(false, false, 1, true, "", TERMINAL).wantsPlain(), "-B");
    assertTrue(new Surroundings(true, true, 1, true, "", TERMINAL).wantsPlain(), "-q");
    assertTrue(new Surroundings(true, false, 2, true, "", TERMINAL).wantsPlain(), "-T2");
    assertTrue(with("Launcher -l build.log parallel:run", TERMINAL).wantsPlain(), "-l");
    assertTrue(with("Launcher --log-file=b.log run", TERMINAL).wantsPlain(), "--log-file");
    assertTrue(with("", Map.of("TERM", "xterm", "CI", "true")).wantsPlain(), "CI");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // where no terminal says what it is
  void G3_terminalThatDoesNotSayWhatItCan_isPlain() {
    assertTrue(with("", Map.of("TERM", "dumb")).wantsPlain(), "dumb");
    assertTrue(with("", Map.of("TERM", "")).wantsPlain(), "empty");
    assertTrue(with("", Map.of()).wantsPlain(), "unset");
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
