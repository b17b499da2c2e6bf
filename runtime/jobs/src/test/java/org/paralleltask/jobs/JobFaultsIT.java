// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM of a job is in need itself, and the run comes to its end. Real job JVMs. */
@Timeout(120)
class JobFaultsIT {
  private static final String STRING = "java.lang.String";
  private static final Map<String, ?> HOARD = JobProcess.task("hoard", STRING, STRING);
  private static final List<String> REPORTS =
      List.of(
          "result.json",
          "items.ndjson",
          "report.html",
          "trace.json",
          "failed.txt",
          "summary.md",
          "junit.xml");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"300", "800", "1200"})
  void noMemoryIsLeftForTheReports_runEndsAsItsItemsDid(String freeKilobytes) throws Exception {
    Map<String, String> options = Map.of("items", freeKilobytes);
    try (JobProcess job =
        JobProcess.in(List.of("-Xmx24m", "-XX:+UseSerialGC"), directory, HOARD, options)) {
      job.await("start");
      int exitCode = job.exitCode();
      JsonObject end = job.lastEvent();
      if (exitCode == 0) {
        assertEquals("ok", end.get("outcome").getAsString(), end::toString);
        assertEquals(1, end.getAsJsonObject("counts").get("OK").getAsLong());
        String warnings = job.seen("log").toString();
        for (String name : REPORTS) {
          boolean written = Files.exists(directory.resolve("run").resolve(name));
          assertTrue(written || warnings.contains(name) || warnings.contains("reports"), name);
        }
      }
    }
  }
}
