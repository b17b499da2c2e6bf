// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.JsonLines;

@Timeout(20)
class ReportPartsTest {
  private static final byte[] COMMA = JsonLines.ascii(",");

  @Test
  void maskHidesWhatDiffersBetweenFailuresOfOneCause() {
    assertEquals(
        "item # of <path> after #ms, hash <hash>",
        Mask.of("item 404 of /a/b.png after 20ms, hash 9f2c4711ab"));
  }

  @Test
  void maskLeavesStatusAndHost_whichAreCauses() {
    assertEquals(
        "HTTP 404 of https://cdn1.example.com/<path>",
        Mask.of("HTTP 404 of https://cdn1.example.com/x/4711.jpg"));
    assertEquals(
        "HTTP 503 of http://localhost:<path>", Mask.of("HTTP 503 of http://localhost:8080/x"));
    assertEquals("HTTP_404: http://h/<path>", Mask.of("HTTP_404: http://h/a%20b"));
    assertEquals("see ftp://example.org", Mask.of("see ftp://example.org"));
  }

  @Test
  void percentilesAreWithinOnePartInThirtyTwo() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 100_000; i++) {
      histogram.add(i);
    }
    assertEquals(50_000, (double) histogram.percentile(0.5), 50_000 / 32.0);
    assertEquals(99_000, (double) histogram.percentile(0.99), 99_000 / 32.0);
    assertEquals(100_000, histogram.longest());
  }

  @Test
  void jsonStringsAreEscaped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonLines lines = new JsonLines(bytes)) {
      lines.string("a\"\\\n\u001b é 😀 \ud800").raw(COMMA).millis(1_007).raw(COMMA).hex(255);
    }
    assertEquals(
        "\"a\\\"\\\\\\u000a\\u001b é 😀 \\ud800\",1.007,\"00000000000000ff\"",
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void jsonIsWholeWhereverTheBufferEnds() throws IOException {
    for (int length = (1 << 16) - 25; length < (1 << 16) + 5; length++) {
      String text = "x".repeat(length) + "é😀\"" + "y".repeat(70_000);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (JsonLines lines = new JsonLines(bytes)) {
        lines.string(text).raw(COMMA).number(-7).raw(COMMA).number(1L << 40);
        lines.raw(COMMA).number(0).raw(COMMA).number(Integer.MAX_VALUE).raw(COMMA).millis(0);
      }
      assertEquals(
          "\"" + text.replace("\"", "\\\"") + "\",-7,1099511627776,0,2147483647,0.000",
          bytes.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void B3_hugeMessageIsCut() {
    Failure failure = new FailureReader("X").read(new IllegalStateException("x".repeat(1 << 20)));
    assertTrue(failure.message().length() < 5_000, () -> "" + failure.message().length());
    assertTrue(failure.message().startsWith("IllegalStateException: xxx"));
  }

  @Test
  void messageIsMissing_typeSaysIt() {
    assertEquals(
        "StackOverflowError", new FailureReader("X").read(new StackOverflowError()).message());
  }

  @Test
  void B3_typeHasNoSimpleName_itsWholeNameSaysIt() {
    RuntimeException anonymous = new RuntimeException("text") {};
    RuntimeException silent = new RuntimeException() {};
    FailureReader reader = new FailureReader("X");
    assertEquals(anonymous.getClass().getName() + ": text", reader.read(anonymous).message());
    assertEquals(silent.getClass().getName(), reader.read(silent).message());
  }

  @Test
  void stackEndsAtTheTask_andIsKeptForTheFirstOfAKind() {
    FailureReader reader = new FailureReader(ReportPartsTest.class.getName());
    for (int i = 0; i < 3; i++) {
      Throwable cause = new IllegalArgumentException("bad number " + i);
      List<String> stack = reader.read(new IllegalStateException("item " + i, cause)).stack();
      assertEquals("java.lang.IllegalStateException: item " + i, stack.get(0));
      String cut = "ReportPartsTest.stackEndsAtTheTask_andIsKeptForTheFirstOfAKind";
      assertTrue(stack.get(1).contains(cut), stack.get(1));
      assertEquals("Caused by: java.lang.IllegalArgumentException: bad number " + i, stack.get(2));
      assertEquals(4, stack.size());
    }
    Throwable bad = new IllegalArgumentException("bad number 3");
    assertEquals(List.of(), reader.read(new IllegalStateException("item 3", bad)).stack());
    assertTrue(reader.read(new IllegalStateException("other")).stack().size() > 1);
  }
}
