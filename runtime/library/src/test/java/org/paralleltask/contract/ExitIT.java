// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.Pool;

/** How a JVM ends whose pool nobody has closed. */
@ExtendWith(HangGuard.class)
class ExitIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void T056_mainReturnsWithWorkPending_itIsDone_andTheJvmEndsQuietly(Pool pool) throws Exception {
    Ended ended = run("return", pool);
    assertEquals(new Ended(0, "apple\n", ""), ended);
  }

  @ParameterizedTest
  @EnumSource
  void T056_mainThrowsWithWorkPending_itIsDone_andTheJvmEnds(Pool pool) throws Exception {
    Ended ended = run("throw", pool);
    assertEquals("apple\n", ended.out());
    assertEquals(1, ended.code());
    Failures.assertText(ended.err(), "main is broken");
  }

  @ParameterizedTest
  @EnumSource
  void T057_submitWhileTheJvmShutsDown_isRefusedClearly(Pool pool) throws Exception {
    Ended ended = run("hook", pool);
    Failures.assertText(ended.out(), "refused: the JVM is shutting down");
    assertEquals(3, ended.code());
    assertEquals("", ended.err());
  }

  private Ended run(String program, Pool pool) throws IOException, InterruptedException {
    assumeTrue(pool != Pool.VIRTUAL || Runtime.version().feature() >= 21);
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ExitPrograms.class.getName(),
                program,
                pool.name())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(15, TimeUnit.SECONDS), () -> program + " does not end");
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private record Ended(int code, String out, String err) {}
}
