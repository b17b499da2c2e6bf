// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Pool;

/** Items that leave no memory to those who settle them. */
@ExtendWith(HangGuard.class)
class StarvedIT {
  @TempDir Path directory;

  @Test
  @HangLimit(90)
  void itemsThatLeaveNoMemory_areSettledNevertheless_andTheirPoolGoesOn() throws Exception {
    String ends = run(Pool.THREAD, false);
    assertEquals(
        """
        submit ended
        broken ended
        map 2
        as completed 2
        outcomes 2
        broken outcomes 2
        broken outcomes 2
        broken outcomes 2
        broken outcomes 2
        afterwards [1, 4]
        """,
        ends.strip() + "\n");
  }

  /** What the end of an item needs may have been needed by no other before. */
  @RepeatedTest(5)
  @HangLimit(90)
  void firstItemsLeaveNoMemory_areSettledNevertheless() throws Exception {
    assertEquals("first 2", run(Pool.THREAD, true).strip());
  }

  @Test
  @HangLimit(90)
  void argumentsThatLeaveNoMemory_areSettledNevertheless_andTheirPoolGoesOn() throws Exception {
    String each = "submit ended\nmap 2\noutcomes 2\n";
    assertEquals(each.repeat(4) + "afterwards [1, 4]", run(Pool.PROCESS, false).strip());
  }

  private String run(Pool pool, boolean first) throws Exception {
    Path out = directory.resolve("out");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StarvedPrograms.class.getName(),
                pool.name(),
                Boolean.toString(first))
            .redirectError(errors.toFile()) // the JDK's own threads complain there
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      assertTrue(ended, () -> "it hangs\n" + ThreadDump.takeOfAll());
      String ends = Files.readString(out);
      return ends.isEmpty() ? Files.readString(errors) : ends;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
