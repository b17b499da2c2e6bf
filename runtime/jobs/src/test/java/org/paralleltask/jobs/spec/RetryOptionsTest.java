// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Backoff;
import org.paralleltask.TaskOptions;

@Timeout(20)
class RetryOptionsTest {
  private static final TaskOptions STANDARD = TaskOptions.DEFAULT;
  private static final Backoff SECONDS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

  /** Its class is found by the name in source, too. */
  static final class OwnException extends Exception {
    private static final long serialVersionUID = 1;
  }

  @Test
  void nothingSaid_aJobWaits_andTriesAllExceptionsAgain() {
    TaskOptions read = read(STANDARD, Map.of("attempts", "3"));
    assertEquals(3, read.attempts());
    assertEquals(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)), read.backoff());
    assertEquals(List.of(Exception.class), read.retryOn());
  }

  @Test
  void annotation_isKept_unlessTheUserSaysOtherwise() {
    TaskOptions declared =
        STANDARD.withBackoff(SECONDS).withRetryOn(List.of(IOException.class)).withAttempts(2);
    assertEquals(declared, read(declared, Map.of()));
    TaskOptions read = read(declared, Map.of("backoff", "none", "retryOn", "TimeoutException"));
    assertEquals(Backoff.NONE, read.backoff());
    assertEquals(List.of(TimeoutException.class), read.retryOn());
  }

  @Test
  void usedOptions_areToldAsTheyAreWritten() {
    assertEquals(List.of("500ms..30s (default)", "java.lang.Exception (default)"), used(STANDARD));
    assertEquals(
        List.of("1s..2m (annotation)", "java.io.IOException (annotation)"),
        used(STANDARD.withBackoff(SECONDS).withRetryOn(List.of(IOException.class))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.paralleltask.jobs.spec.RetryOptionsTest$OwnException",
        "org.paralleltask.jobs.spec.RetryOptionsTest.OwnException",
        " IOException , org.paralleltask.jobs.spec.RetryOptionsTest.OwnException"
      })
  void names_areFound(String names) {
    List<Class<? extends Throwable>> found = read(STANDARD, Map.of("retryOn", names)).retryOn();
    assertEquals(OwnException.class, found.get(found.size() - 1));
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.IOExceptoin, There is no class \"java.io.IOExceptoin\" on the class path of the job.",
    "'IOException,', There is no class \"\" on the class path of the job.",
    "String, java.lang.String is no exception.",
    "OutOfMemoryError, 'java.lang.OutOfMemoryError is an Error, after which nothing is tried again.'"
  })
  void wrongName_isAProblem(String names, String what) {
    assertEquals(
        List.of(
            "\"retryOn\" cannot be \"%s\" (command line). %s Accepted: names of exceptions such as java.io.IOException, separated by commas."
                .formatted(names, what)),
        problems(Map.of("retryOn", names)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "30s..500ms", "0s..1s", "..", "1s..2s..3s", "nothing"})
  void wrongBackoff_isAProblem(String text) {
    assertEquals(
        List.of(
            "\"backoff\" cannot be \"%s\" (command line). Accepted: two times such as 500ms..30s, the second not shorter than the first, or none."
                .formatted(text)),
        problems(Map.of("backoff", text)));
  }

  private static TaskOptions read(TaskOptions declared, Map<String, String> options) {
    List<String> problems = new ArrayList<>();
    TaskOptions read = JobOptions.of(SampleSpec.with(options), declared, problems::add).task();
    assertEquals(List.of(), problems);
    return read;
  }

  private static List<String> used(TaskOptions declared) {
    Map<String, JobOptions.Used> used =
        JobOptions.of(SampleSpec.with(Map.of()), declared, problem -> {}).used();
    return List.of("backoff", "retryOn").stream()
        .map(used::get)
        .map(each -> each.value() + " (" + each.source() + ")")
        .toList();
  }

  private static List<String> problems(Map<String, String> options) {
    List<String> problems = new ArrayList<>();
    JobOptions.of(SampleSpec.with(options), STANDARD, problems::add);
    return problems;
  }
}
