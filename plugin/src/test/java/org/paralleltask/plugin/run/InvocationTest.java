// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.plugin.option.GivenOptions;

@Timeout(10)
class InvocationTest {
  private static final GivenOptions OPTIONS =
      GivenOptions.of(Map.of(), Map.of("parallel.items", "a b", "parallel.job", "sum,mean"));

  private static String again(String execution, List<String> words, String... goals) {
    return new Invocation(Path.of("/project"), words, List.of(goals), "run", execution)
        .again("sum", OPTIONS);
  }

  @Test
  void typedGoal_isTypedAgainWithAllOptionsForTheOneJob() {
    assertEquals(
        "mvn parallel:run -Dparallel.job=sum -f 'my app/pom.xml' '-Dparallel.items=a b' -Pfast -B",
        again(
            "default-cli",
            List.of(
                "clean",
                "parallel:run",
                "-f",
                "my app/pom.xml",
                "-Dparallel.job=sum,mean",
                "-D",
                "parallel.items=a b",
                "-Pfast",
                "-B"),
            "clean",
            "parallel:run"));
  }

  @Test
  void whatARunDidWithEarlierOnes_isNotTypedAgain() {
    List<String> words =
        List.of("parallel:run", "-Dparallel.resume=off", "-Dparallel.explain", "-o");

    assertEquals(
        "mvn parallel:run -Dparallel.job=sum -o", again("default-cli", words, "parallel:run"));
    assertEquals(
        "mvn parallel:run -Dparallel.job=sum -o -Dparallel.rerun=failed",
        new Invocation(Path.of("/project"), words, List.of("parallel:run"), "run", "default-cli")
            .againFailedOnly("sum", OPTIONS));
  }

  @Test
  void boundGoal_isAddressedByItsExecution() {
    assertEquals(
        "mvn parallel:run@squares -Dparallel.job=sum -o",
        again("squares", List.of("package", "-o"), "package"));
  }

  @Test
  void listAndPlanAlone_onlyLook() {
    assertTrue(listing("parallel:list"));
    assertTrue(listing("org.paralleltask:parallel-maven-plugin:0.1.0:list"));
    assertTrue(listing("parallel:plan"));
    assertFalse(listing("parallel:list", "package"));
    assertFalse(listing("parallel:run"));
    assertFalse(listing());
  }

  private static boolean listing(String... goals) {
    return new Invocation(Path.of("/project"), List.of(), List.of(goals), "run", "squares")
        .onlyLooks();
  }

  @Test
  void secret_isNotRepeated() {
    assertEquals(
        "mvn parallel:run -Dparallel.job=sum '-Ddb.password=***'",
        again("default-cli", List.of("parallel:run", "-Ddb.password=swordfish"), "parallel:run"));
  }

  @Test
  void secretOfAnAddress_isNotRepeated() {
    String typed = "-Dparallel.items=https://h/a?token=swordfish&v=1,https://h/b?X-Amz-Signature=f";

    assertEquals(
        "mvn parallel:run -Dparallel.job=sum"
            + " '-Dparallel.items=https://h/a?token=***&v=1,https://h/b?X-Amz-Signature=***'",
        again("default-cli", List.of("parallel:run", typed), "parallel:run"));
  }

  @Test
  void goalThatWasTypedInFull_isTypedInFullAgain() {
    String goal = "org.paralleltask:parallel-maven-plugin:0.1.0:run";

    assertEquals(
        "mvn " + goal + " -Dparallel.job=sum -B", again("default-cli", List.of(goal, "-B"), goal));
  }

  @Test
  void unknownWords_areReplacedByTheJobsOptions() {
    assertEquals(
        "mvn parallel:run -Dparallel.job=sum '-Dparallel.items=a b'",
        again("default-cli", List.of()));
  }
}
