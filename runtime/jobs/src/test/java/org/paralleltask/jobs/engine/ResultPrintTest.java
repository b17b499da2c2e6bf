// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Task;

@Timeout(60)
class ResultPrintTest {
  /** As results of a task are written that says nothing of their type. */
  private static final StoredResults ANY =
      new StoredResults(Task.of("any", (Object input) -> input).travel().results());

  private static ResultPrint print(Object result) {
    return ResultPrint.of(result, ANY).orElseThrow();
  }

  @Test
  void sameBytes_areTheSame() {
    assertFalse(print(17L).differsFrom(print(17L)));
    assertFalse(print(new int[] {1, 2}).differsFrom(print(new int[] {1, 2})));
    assertTrue(print(17L).differsFrom(print(18L)));
    assertTrue(print(17L).differsFrom(print(17)));
  }

  @Test
  void difference_isShownFromWhereItBegins() {
    assertEquals("it returned \"18\", and before \"17\"", print(17).difference(print(18)));
    String before = "a".repeat(100) + "X" + "b".repeat(100);
    String later = "a".repeat(100) + "Y" + "b".repeat(100);
    String lead = "..." + "a".repeat(20);
    String rest = "b".repeat(39) + "...";
    assertEquals(
        "it returned \"%sY%s\", and before \"%sX%s\"".formatted(lead, rest, lead, rest),
        print(before).difference(print(later)));
    assertEquals(
        "it returned \"[1, 3]\", and before \"[1, 2]\"",
        print(new int[] {1, 2}).difference(print(new int[] {1, 3})));
  }

  @Test
  void resultsThatReadTheSame_areToldByTheirHashes() {
    String said = print(17L).difference(print(17));
    assertTrue(
        said.matches(
            "it returned a result of other bytes \\([0-9a-f]{8}\\) than before \\([0-9a-f]{8}\\), which reads the same: \"17\""),
        said);
  }

  @Test
  void resultThatCannotBeWritten_hasNoPrint() {
    assertEquals(Optional.empty(), ResultPrint.of(new Object(), ANY));
  }

  @Test
  void resultThatCannotBeShown_isShownByItsClass() {
    assertEquals(Nameless.class.getName(), print(new Nameless(1)).text());
  }

  record Nameless(int number) {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}
