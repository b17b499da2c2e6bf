// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.TaskOptions;

@Timeout(20)
class JobOptionsTest {
  private static JobOptions read(List<String> problems, Map<String, String> options) {
    return JobOptions.of(SampleSpec.with(options), TaskOptions.DEFAULT, problems::add);
  }

  @Test
  void nothingSaid_nothingRunsAgain_andNobodyIsWaitedFor() {
    List<String> problems = new ArrayList<>();
    JobOptions standard = read(problems, Map.of());
    assertEquals(0, standard.verifyDeterminism());
    assertEquals(Duration.ZERO, standard.lockWait());
    Map<String, String> off = Map.of("verifyDeterminism", "0", "lockWait", "none");
    assertEquals(Duration.ZERO, read(problems, off).lockWait());
    Map<String, String> on = Map.of("verifyDeterminism", "7", "lockWait", "2m");
    assertEquals(7, read(problems, on).verifyDeterminism());
    assertEquals(Duration.ofMinutes(2), read(problems, on).lockWait());
    assertEquals(List.of(), problems);
  }

  @Test
  void A3_B14_E7_valuesThatCannotBe_areToldTogether() {
    List<String> problems = new ArrayList<>();
    var unused = read(problems, Map.of("verifyDeterminism", "-1", "lockWait", "soon"));
    assertEquals(
        List.of(
            "\"lockWait\" cannot be \"soon\" (command line). Accepted: a time above zero such as 500ms, 30s, 5m or 1h, or none.",
            "\"verifyDeterminism\" cannot be \"-1\" (command line). Accepted: a whole number from 0."),
        problems);
    problems.clear();
    unused = read(problems, Map.of("verifyDeterminism", "all"));
    assertEquals(1, problems.size());
  }
}
