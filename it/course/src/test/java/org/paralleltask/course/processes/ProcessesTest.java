// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;

@Timeout(60)
@ExtendWith(NothingLeft.class)
class ProcessesTest {
  private static final String TOOK = "took.*seconds";

  @Test
  void S0_12_nestedProcesses_complete() throws Exception {
    Printed.by(NestedProcesses::main).is("nested: [29, 40]");
  }

  @Test
  void S2_09_fiveItems_runInTwoProcessesThatAreNotMains() throws Exception {
    Printed printed = Printed.by(TwoProcesses::main);

    List<String> results = printed.matching("result \\d of process \\d+");
    assertEquals(
        List.of("5", "4", "3", "2", "1"),
        results.stream().map(line -> line.replaceAll("result (\\d).*", "$1")).toList());
    List<String> pids =
        results.stream().map(line -> line.replaceAll(".*process ", "")).distinct().toList();
    assertEquals(2, pids.size(), printed::text);
    assertTrue(!pids.contains(Long.toString(ProcessHandle.current().pid())));
    assertEquals("main: pid " + ProcessHandle.current().pid(), printed.lines().get(0));
    assertEquals(
        5, printed.matching("Process (" + String.join("|", pids) + "): sleeping .").size());
  }

  @Test
  void S4_05_loop_classifiesInOrder() throws Exception {
    Printed.by(Classify::main).without(TOOK).is(classified());
  }

  @Test
  void S4_06_tenProcesses_classifyTheSameInAnyOrder() throws Exception {
    Printed.by(Classify::main, "process").without(TOOK).isInAnyOrder(classified());
  }

  @Test
  void S4_07_numberOfProcessors() throws Exception {
    Printed.by(CpuCount::main).is("Number of cpu :  " + Runtime.getRuntime().availableProcessors());
  }

  @Test
  void S4_10_cubes_additionAndSubtraction() throws Exception {
    Printed.by(Cubes::main).is("cubes: [1, 8, 27, 64, 125]", "sum: 30, difference: 10");
  }

  @Test
  void S4_22_squaresInALoop() throws Exception {
    assertEquals(
        "[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]", Printed.by(Squares::main).lines().get(0));
  }

  @Test
  void S4_23_squaresInProcesses_areTheSameInOrder_fromTwoPids() throws Exception {
    Printed printed = Printed.by(Squares::main);

    assertEquals("[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]", printed.lines().get(11));
    List<String> pids = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      pids.add(printed.matching(number + " in process \\d+").get(0).replaceAll(".* ", ""));
    }
    assertEquals(2, pids.stream().distinct().count(), printed::text);
  }

  private static String[] classified() {
    return IntStream.range(0, 10)
        .mapToObj(
            i ->
                i
                    + " squared results in a"
                    + (i == 0 ? " zero" : i % 2 == 0 ? "n even" : "n odd")
                    + " number")
        .toArray(String[]::new);
  }
}
