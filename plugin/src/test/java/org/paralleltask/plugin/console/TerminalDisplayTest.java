// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TerminalDisplayTest {
  private static final String ERASURE = "\033[3A\r\033[J";

  private final ManualClock clock = new ManualClock();
  private final StringWriter terminal = new StringWriter();
  private int columns = 60;
  private final TerminalDisplay display =
      new TerminalDisplay(
          "sum", new PrintWriter(terminal), () -> new ProgressBar(columns, 24, true, false), clock);

  private void after(long millis, long done) {
    clock.advance(Duration.ofMillis(millis));
    display.update(Samples.progress(done, millis));
  }

  @Test
  void shortJob_neverFlashes() {
    after(499, 99);
    display.makeRoom();

    assertEquals("", terminal.toString());
  }

  @Test
  void lineOfTheLog_findsTheBlockErased() {
    after(500, 50);
    assertTrue(terminal.toString().contains("50/100"), terminal::toString);

    display.makeRoom();
    assertTrue(terminal.toString().endsWith(ERASURE), terminal::toString);

    int length = terminal.toString().length();
    display.makeRoom();
    assertEquals(length, terminal.toString().length());
  }

  @Test
  void G3_terminalBecomesNarrower_wrappedLinesAreErasedToo() {
    after(500, 50);
    columns = 30;
    display.makeRoom();

    // The line with the bar takes two rows by now.
    assertTrue(terminal.toString().endsWith("\033[4A\r\033[J"), terminal::toString);
  }

  @Test
  void manyUpdates_areDrawnTenTimesASecond() {
    after(500, 0);
    for (int i = 1; i <= 50; i++) {
      after(10, i);
    }

    assertEquals(6, terminal.toString().split("/100", -1).length - 1);
  }

  @Test
  void longItem_isSeenToGoOn() {
    after(500, 10);
    clock.advance(Duration.ofSeconds(1));
    display.tick();

    assertTrue(terminal.toString().contains("3.5s  img/a.jpg"), terminal::toString);
  }

  @Test
  void nothingNew_isDrawnForTheTimeOnceASecond() {
    after(500, 10);
    clock.advance(Duration.ofMillis(999));
    display.tick();
    assertEquals(1, terminal.toString().split("/100", -1).length - 1);

    clock.advance(Duration.ofMillis(1));
    display.tick();
    assertEquals(2, terminal.toString().split("/100", -1).length - 1);
  }
}
