// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that is told of a link that fails, well or badly written. */
@Timeout(60)
class NoticeTest {
  private static final Verdict GONE =
      new Verdict(
          "http://a/b c", Kind.BROKEN, "HTTP_404", "HTTP 404", false, List.of(), null, false);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;

  private void tell(Duration longest, String... command) {
    new Notice(List.of(command), directory, longest).accept(GONE);
  }

  private String failure(Duration longest, String... command) {
    return String.valueOf(
        assertThrows(UncheckedIOException.class, () -> tell(longest, command)).getMessage());
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void linkKindAndDetail_areItsLastArguments() throws Exception {
    tell(LONG, "sh", "-c", "printf '%s|' \"$@\" > told", "sh", "first");

    assertEquals(
        "first|http://a/b c|broken|HTTP 404|", Files.readString(directory.resolve("told")));
  }

  @Test
  void exitCode_isTold_withoutTheArguments_whichMayBeSecret() {
    assertEquals(
        "\"notify\" failed: sh ended with exit code 3",
        failure(LONG, "sh", "-c", "exit 3", "--token=s3cret"));
  }

  @Test
  void programThatIsMissing_isTold() {
    String message = failure(LONG, "no-such-program", "--token=s3cret");

    assertTrue(message.startsWith("\"notify\" failed: Cannot run program \"no-such"), message);
    assertFalse(message.contains("s3cret"), message);
  }

  @Test
  void programThatHangs_isEnded_withWhatItHasStarted() {
    assertEquals(
        "\"notify\" failed: sh was ended: it took over 0.2 s",
        failure(Duration.ofMillis(200), "sh", "-c", "sleep 600 & sleep 600"));
  }

  @Test
  void programThatReads_getsNothing() throws Exception {
    tell(LONG, "sh", "-c", "cat > read");

    assertEquals("", Files.readString(directory.resolve("read")));
  }

  @Test
  void interruptedRun_endsTheProgram_andStaysInterrupted() {
    Thread.currentThread().interrupt();

    tell(LONG, "sh", "-c", "sleep 600");

    assertTrue(Thread.interrupted());
  }
}
