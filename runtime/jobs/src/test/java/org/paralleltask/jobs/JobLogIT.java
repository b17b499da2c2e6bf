// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What java.util.logging writes in real job JVMs. */
@Timeout(60)
class JobLogIT {
  private static final Map<String, ?> UNCLOSABLE =
      JobProcess.task("unclosable", "java.lang.String", "java.lang.String");

  @TempDir Path directory;

  @Test
  void warningOfTheLibrary_beginsWithItsLevelAndText() throws Exception {
    String log = log("-Duser.language=en"); // the level is in the language of the user

    assertTrue(
        log.matches(
            "(?s)WARNING: teardown of worker \\S+ failed\\R"
                + "java\\.lang\\.IllegalStateException: the door is stuck\\R\\s+at .*"),
        log);
  }

  @Test
  void formatIsTheUsers_itStays() throws Exception {
    String log = log("-Djava.util.logging.SimpleFormatter.format=<%3$s %5$.8s>%n");

    assertEquals("<org.paralleltask teardown>", log.strip());
  }

  private String log(String jvmArgument) throws Exception {
    Map<String, String> options = Map.of("items", "a", "workers", "1");
    try (JobProcess job = JobProcess.in(List.of(jvmArgument), directory, UNCLOSABLE, options)) {
      assertEquals("ok", job.await("end").get("outcome").getAsString());
      assertEquals(0, job.exitCode());
      return job.log();
    }
  }
}
