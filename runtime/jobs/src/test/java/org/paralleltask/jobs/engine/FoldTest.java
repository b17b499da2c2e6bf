// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Task;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

@Timeout(20)
class FoldTest {
  private static final Task<String, String> TASK =
      Task.<String, String>of("T#t", text -> text).reduce((a, b) -> b + a);

  @Test
  void builtInFoldsSuitTheTypeOfTheResult() throws ConfigurationException {
    assertEquals(6L, fold("sum", "int", 1, 2, 3));
    assertEquals(0.75, fold("sum", "double", 0.5, 0.25));
    assertEquals(2L, fold("count", "void", null, null));
    assertEquals(1, fold("min", "int", 3, 1, 2));
    assertEquals("z", fold("max", "java.lang.String", "a", "z"));
    assertEquals("abc", fold("concat", "java.lang.String", "a", "bc"));
    assertEquals("cba", fold("join", "java.lang.String", "a", "b", "c"));
  }

  @Test
  void sumOverflows_messageSaysWhatToReturn() {
    ArithmeticException overflow =
        assertThrows(ArithmeticException.class, () -> fold("sum", "long", Long.MAX_VALUE, 1L));
    assertEquals(
        "the sum does not fit into 64 bits: return BigInteger from the task",
        overflow.getMessage());
  }

  @Test
  void sumOfTexts_isAConfigurationError() {
    ConfigurationException problem =
        assertThrows(ConfigurationException.class, () -> fold("sum", "java.lang.String", "a"));
    assertEquals(
        "\"reduce\" cannot be \"sum\": T#t returns java.lang.String, which is no number. Accepted: sum, count, min, max, concat, join, each for results of a type that it suits.",
        problem.getMessage());
  }

  @Test
  void keysSeenBefore_areFoundWithTheirPosition() {
    SeenKeys seen = new SeenKeys();
    for (int i = 0; i < 100_000; i++) {
      assertTrue(seen.add(Keys.of("item " + i), i).isEmpty());
    }
    assertEquals(777, seen.add(Keys.of("item 777"), 100_000).getAsInt());
  }

  private static Object fold(String word, String type, Object... results)
      throws ConfigurationException {
    TaskEntry entry =
        new TaskEntry(
            "T#t", "t", "T", "TTasks", "t", List.of(), "P", type, List.of(), null, null, "join",
            null, List.of());
    Fold fold = new Folds(entry).of(word, TASK).orElseThrow().get();
    Stream.of(results).forEach(fold::add);
    return fold.result();
  }
}
