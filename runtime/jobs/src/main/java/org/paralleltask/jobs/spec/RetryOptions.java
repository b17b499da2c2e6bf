// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.paralleltask.Backoff;
import org.paralleltask.TaskOptions;

/** How often an item is tried, after what wait, and after which exceptions. */
final class RetryOptions {
  private static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final Pattern BACKOFF = Pattern.compile("(.+?)\\.\\.(.+)");
  private static final Form<Backoff> BACKOFF_OR_NONE =
      new Form<>(
          "two times such as 500ms..30s, the second not shorter than the first, or none",
          RetryOptions::backoff);

  private final OptionReader reader;
  private final TaskOptions declared;

  private RetryOptions(OptionReader reader, TaskOptions declared) {
    this.reader = reader;
    this.declared = declared;
  }

  /** The options of the task with what the user said of attempts. */
  static TaskOptions read(OptionReader reader, TaskOptions declared) {
    RetryOptions options = new RetryOptions(reader, declared);
    return declared
        .withAttempts(
            reader.read(
                "attempts", Form.SMALL_COUNT, declared.attempts(), declared.attempts() != 1))
        .withBackoff(options.backoff())
        .withRetryOn(options.retryOn());
  }

  private Backoff backoff() {
    boolean said = !declared.backoff().equals(Backoff.NONE);
    return reader.read("backoff", BACKOFF_OR_NONE, said ? declared.backoff() : USUAL, said);
  }

  private static Optional<Backoff> backoff(String text) {
    if (text.equals("none")) {
      return Optional.of(Backoff.NONE);
    }
    Matcher parts = BACKOFF.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<Duration> first = Form.DURATION_ABOVE_ZERO.read().apply(parts.group(1));
    Optional<Duration> most = Form.DURATION_ABOVE_ZERO.read().apply(parts.group(2));
    return first.isPresent() && most.isPresent() && first.get().compareTo(most.get()) <= 0
        ? Optional.of(new Backoff(first.get(), most.get()))
        : Optional.empty();
  }

  private List<Class<? extends Throwable>> retryOn() {
    List<Class<? extends Throwable>> usual = declared.retryOn();
    String names = usual.stream().map(Class::getName).collect(Collectors.joining(","));
    boolean said = !usual.equals(TaskOptions.DEFAULT.retryOn());
    String text = reader.read("retryOn", Form.TEXT, names, said);
    return text.equals(names) ? usual : ExceptionNames.read(text, this::problem);
  }

  private void problem(String what) {
    reader.problem(
        "retryOn",
        what + " Accepted: names of exceptions such as java.io.IOException, separated by commas.");
  }
}
