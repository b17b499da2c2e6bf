// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class JobSettingsTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path base;

  private JobSettings settings(Map<String, String> typed) {
    return JobSettings.of(GivenOptions.of(Map.of(), typed), base, JAVA_HOME);
  }

  @Test
  void nothingGiven_ownJdkAndAllJobs() {
    JobSettings settings = settings(Map.of());

    assertEquals(JAVA_HOME.resolve("bin/java"), settings.java());
    assertEquals(List.of(), settings.jobs());
    assertEquals("auto", settings.console());
  }

  @Test
  void jvm_isADirectoryOrAProgram() {
    Path program = JAVA_HOME.resolve("bin/java");

    assertEquals(program, settings(Map.of("parallel.jvm", JAVA_HOME.toString())).java());
    assertEquals(program, settings(Map.of("parallel.jvm", program.toString())).java());
  }

  @Test
  void jvmThatIsNone_isReportedWithTheOthers() {
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () -> settings(Map.of("parallel.jvm", "jdk-99", "parallel.workers", "0")));

    assertTrue(
        e.getMessage().startsWith("2 options are wrong, nothing has been run:"), e::getMessage);
    assertTrue(e.getMessage().contains("\"workers\" must be"), e::getMessage);
    assertTrue(
        e.getMessage()
            .contains(
                "\"jvm\" must be the directory of a JDK or a java program, but \"%s\" is neither"
                    .formatted(base.resolve("jdk-99"))),
        e::getMessage);
  }

  @Test
  void jobsAndJvmArgs_areTakenApart() {
    JobSettings settings =
        settings(Map.of("parallel.job", "a, b,a", "parallel.workerJvmArgs", "-Xmx1g \"-Dx=a b\""));

    assertEquals(List.of("a", "b"), settings.jobs());
    assertEquals(List.of("-Xmx1g", "-Dx=a b"), settings.jvmArgs());
  }

  @Test
  void jvmArgsOfTheUser_comeAfterThoseOfTheGoal_whichTheyOverride() {
    JobSettings settings = settings(Map.of("parallel.workerJvmArgs", "-XX:TieredStopAtLevel=4"));

    assertEquals(
        List.of("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4"),
        settings.withFirstJvmArgs(List.of("-XX:TieredStopAtLevel=1")).jvmArgs());
  }
}
