// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs each race for two seconds; {@code -Dparallel.stress=100} for a hundred. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RacesTest {
  @TempDir Path directory;

  @Test
  void noRace_endsInAWayThatIsForbidden() throws Exception {
    Path output = directory.resolve("output");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main"));
    command.addAll(List.of("-m", "quick", "-f", "1", "-time", "1000", "-sc", "false"));
    // The workers of the pool want processors too, and an item takes longer than a memory access.
    command.addAll(List.of("-af", "NONE", "-strideSize", "10", "-strideCount", "10"));
    command.addAll(List.of("-jvmArgs", "-Xmx256m", "-r", directory.resolve("report").toString()));
    command.addAll(List.of("-iters", System.getProperty("parallel.stress", "2")));
    int exitCode =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    String said = Files.readString(output);
    assertEquals(0, exitCode, said);
    assertTrue(said.contains("Failed tests: No matches."), said);
    assertTrue(said.contains("Error tests: No matches."), said);
    assertTrue(said.contains("All remaining tests: 3 matching"), said);
  }
}
