// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.EndEvent;
import org.paralleltask.jobs.report.EventChannel;
import org.paralleltask.jobs.report.Events;

/** Whatever is thrown while the end is told, nobody waits for ever. */
@Timeout(60)
class ClosingTest {
  private static final Path DIRECTORY = Path.of("run");
  private static final Conclusion FAILED = Conclusion.of(Verdict.FAILED, "1 of 2 items failed.");

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private static Stream<Throwable> faults() {
    return Stream.of(
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError("deep"),
        new IllegalStateException("odd"),
        new NoClassDefFoundError("gone"));
  }

  private Closing closing(Closing.Teller teller, OutputStream out) {
    return new Closing(DIRECTORY, new Events(EventChannel.of(out)), teller);
  }

  private List<JsonObject> events() {
    return sent.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private static JsonObject told(Conclusion conclusion) {
    return EndEvent.of(conclusion, DIRECTORY, Map.of(), false);
  }

  /** Never returns. */
  private static RuntimeException thrown(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void reportsFail_verdictStays_andTheLossIsNamed(Throwable fault) {
    Closing closing =
        closing(
            (conclusion, running) -> {
              throw thrown(fault);
            },
            sent);
    closing.end(() -> FAILED, null);
    closing.await();
    assertEquals(1, closing.exitCode());
    JsonObject warning = events().get(0);
    String text = warning.get("text").getAsString();
    assertTrue(text.startsWith("The reports of this run were not written: " + fault), text);
    JsonObject end = events().get(1);
    assertEquals("end", end.get("e").getAsString());
    assertEquals("failed", end.get("outcome").getAsString());
    assertEquals("1 of 2 items failed.", end.get("message").getAsString());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void judgingFails_endSaysSo(Throwable fault) {
    Closing closing = closing((conclusion, running) -> told(conclusion), sent);
    closing.end(
        () -> {
          throw thrown(fault);
        },
        null);
    closing.await();
    assertEquals(3, closing.exitCode());
    assertEquals("internal", events().get(0).get("outcome").getAsString());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void nothingCanBeSent_exitCodeStays(Throwable fault) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw thrown(fault);
          }
        };
    Closing closing = closing((conclusion, running) -> told(conclusion), broken);
    closing.end(() -> FAILED, null);
    closing.await();
    assertEquals(1, closing.exitCode());
  }

  @Test
  void threadIsInterrupted_waitsAllTheSame_andStaysInterrupted() {
    Closing closing = closing((conclusion, running) -> told(conclusion), sent);
    Thread teller = new Thread(() -> closing.end(() -> FAILED, null));
    Thread.currentThread().interrupt();
    teller.start();
    closing.await();
    assertTrue(Thread.interrupted());
    assertEquals(1, closing.exitCode());
    assertTrue(closing.await(Duration.ZERO));
  }

  @Test
  void endIsToldOnce() {
    Closing closing = closing((conclusion, running) -> told(conclusion), sent);
    closing.end(() -> FAILED, null);
    closing.end(() -> Conclusion.of(Verdict.OK), null);
    assertEquals(1, events().size());
    assertEquals(1, closing.exitCode());
  }
}
