// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Items that fail, in every way, and what the run makes of it. Real job JVMs. */
@Timeout(60)
class JobFailuresIT {
  private static final Map<String, ?> FLAKY = text("flaky");
  private static final Map<String, ?> FAULTY = text("faulty");
  private static final Map<String, ?> MIXED = text("mixed");

  @TempDir Path directory;

  private static int attempts(String line) {
    return JsonParser.parseString(line).getAsJsonObject().getAsJsonArray("attempts").size();
  }

  @Test
  void secondAttemptIsOk_itemIsFlaky_andRunIsOk() throws Exception {
    Map<String, String> options = Map.of("items", "a,b", "attempts", "3", "workers", "1");
    try (JobProcess job = new JobProcess(directory, FLAKY, options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals("{OK=0, FLAKY=2}", counts(end, "OK", "FLAKY"));
      assertTrue(job.items().get(0).contains("\"state\":\"FLAKY\""), job.items().get(0));
      assertEquals(2, attempts(job.items().get(0)));
      assertEquals(0, job.exitCode());
    }
  }

  @Test
  void exceptionThatIsNotNamed_isNotTriedAgain() throws Exception {
    Map<String, String> options =
        Map.of("items", "a", "attempts", "3", "retryOn", "IOException", "backoff", "1h..1h");
    try (JobProcess job = new JobProcess(directory, FLAKY, options)) {
      assertEquals("{FAILED=1, FLAKY=0}", counts(job.await("end"), "FAILED", "FLAKY"));
      assertEquals(1, attempts(job.items().get(0)));
    }
  }

  @Test
  void allAttemptsFail_itemFailsOnce_withTheNumberOfAttempts() throws Exception {
    Map<String, String> options = Map.of("items", "never,b", "attempts", "3", "workers", "1");
    try (JobProcess job = new JobProcess(directory, FLAKY, options)) {
      JsonObject end = job.await("end");
      assertEquals("1 of 2 items failed.", end.get("message").getAsString());
      assertEquals("{FAILED=1, FLAKY=1}", counts(end, "FAILED", "FLAKY"));
      assertEquals(List.of("IllegalStateException: not yet: never"), messages(job));
      String line = job.items().stream().filter(l -> l.contains("never")).findFirst().orElseThrow();
      assertEquals(3, attempts(line));
    }
  }

  @Test
  void B3_whateverIsThrown_failsItsItemAlone() throws Exception {
    Map<String, String> options =
        Map.of("items", "a,memory,stack,null,huge,twisted,b", "workers", "1");
    try (JobProcess job = new JobProcess(directory, FAULTY, options)) {
      JsonObject end = job.await("end");
      assertEquals("5 of 7 items failed.", end.get("message").getAsString());
      List<String> messages = messages(job);
      assertEquals("OutOfMemoryError: Java heap space", messages.get(0));
      assertEquals("StackOverflowError", messages.get(1));
      assertEquals("IllegalStateException", messages.get(2));
      assertTrue(messages.get(3).startsWith("IllegalStateException: xxx"), messages.get(3));
      assertTrue(messages.get(3).endsWith("... (cut)"), messages.get(3));
      assertTrue(messages.get(3).length() < 5000);
      assertEquals(
          "Twisted: (its getMessage() threw java.lang.IllegalStateException)", messages.get(4));
      assertEquals("{OK=2, FAILED=5}", counts(end, "OK", "FAILED"));
    }
  }

  @Test
  void B3_F6_memoryRunsOutTwice_runIsHalted_andMessageSaysWhatToDo() throws Exception {
    Map<String, String> options =
        Map.of("items", "memory,memory2," + numbers(5000), "workers", "1");
    try (JobProcess job = new JobProcess(directory, FAULTY, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      String message = end.get("message").getAsString();
      assertTrue(
          message.matches(
              "Memory ran out twice \\(Java heap space\\), with 1 worker in a heap of \\d+ MB\\. Use more memory: -Dparallel\\.workerJvmArgs=-Xmx\\d+m\\."),
          message);
      assertEquals(5002, sum(end));
    }
  }

  @Test
  void A13_B3_classIsMissing_restIsNotRun() throws Exception {
    Map<String, String> options = Map.of("items", "linkage," + numbers(5000), "workers", "1");
    try (JobProcess job = new JobProcess(directory, FAULTY, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals(
          "A class that the task needs cannot be loaded or initialized (java.lang.NoClassDefFoundError: com/acme/Missing); every item would fail. Is a dependency missing, or of scope provided or test?",
          end.get("message").getAsString());
      assertEquals(5001, sum(end));
    }
  }

  @Test
  void drain_whatRunsEnds_restIsNotRun() throws Exception {
    Map<String, String> options =
        Map.of("items", "fail," + numbers(5000), "onFailure", "drain", "workers", "2");
    try (JobProcess job = new JobProcess(directory, MIXED, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals("1 of 5001 items failed.", end.get("message").getAsString());
      assertEquals(5001, sum(end));
      assertEquals("{FAILED=1, CANCELLED=0}", counts(end, "FAILED", "CANCELLED"));
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void cancel_whatRunsIsInterrupted_restIsNotRun() throws Exception {
    Map<String, String> options =
        Map.of("items", "hang,fail," + numbers(5000), "onFailure", "cancel", "workers", "2");
    try (JobProcess job = new JobProcess(directory, MIXED, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals(5002, sum(end));
      assertEquals("{FAILED=1, CANCELLED=1}", counts(end, "FAILED", "CANCELLED"));
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void B4_cancel_itemIgnoresInterrupts_runEndsAllTheSame() throws Exception {
    Map<String, String> options =
        Map.of("items", "deaf,fail," + numbers(100), "onFailure", "cancel", "workers", "2");
    try (JobProcess job = new JobProcess(directory, MIXED, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals("1 of 102 items failed.", end.get("message").getAsString());
      assertEquals(102, sum(end));
      assertEquals("{FAILED=1, CANCELLED=1}", counts(end, "FAILED", "CANCELLED"));
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void B5_runTimeout_itemIgnoresInterrupts_jvmEndsAllTheSame() throws Exception {
    Map<String, String> options = Map.of("items", "deaf", "runTimeout", "200ms");
    try (JobProcess job = new JobProcess(directory, MIXED, options)) {
      JsonObject end = job.await("end");
      assertEquals("timeout", end.get("outcome").getAsString());
      // On a slow machine it has not begun by then.
      String counts = counts(end, "CANCELLED", "NOT_RUN");
      assertTrue(
          Set.of("{CANCELLED=1, NOT_RUN=0}", "{CANCELLED=0, NOT_RUN=1}").contains(counts), counts);
      assertEquals(1, job.exitCode());
    }
  }

  private static Map<String, ?> text(String member) {
    return JobProcess.task(member, "java.lang.String", "java.lang.String");
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "item" + i).collect(Collectors.joining(","));
  }

  private static List<String> messages(JobProcess job) {
    return job.seen("failure").stream().map(f -> f.get("message").getAsString()).toList();
  }

  private static String counts(JsonObject end, String... states) {
    JsonObject counts = end.getAsJsonObject("counts");
    return java.util.Arrays.stream(states)
        .map(state -> state + "=" + counts.get(state))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static long sum(JsonObject end) {
    JsonObject counts = end.getAsJsonObject("counts");
    return counts.keySet().stream().mapToLong(state -> counts.get(state).getAsLong()).sum();
  }
}
