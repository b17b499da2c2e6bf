// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges the members of the annotation that stand for themselves. */
final class OptionRules {
  private static final Pattern JOB_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private OptionRules() {}

  static List<Problem> check(Settings settings) {
    List<Problem> problems = new ArrayList<>();
    if (!settings.name().isEmpty() && !JOB_NAME.matcher(settings.name()).matches()) {
      problems.add(Messages.jobNameInvalid(settings.name()));
    }
    problems.addAll(automatic("workers", settings.workers()));
    problems.addAll(automatic("chunkSize", settings.chunkSize()));
    problems.addAll(automatic("window", settings.window()));
    if (settings.attempts() < 1) {
      problems.add(Messages.numberNotPositive("attempts", settings.attempts(), false));
    }
    if (!settings.timeout().isEmpty() && Timeout.parse(settings.timeout()) == null) {
      problems.add(Messages.timeoutInvalid(settings.timeout()));
    }
    problems.addAll(retries(settings));
    return problems;
  }

  private static List<Problem> retries(Settings settings) {
    List<Problem> problems = new ArrayList<>();
    if (!settings.backoff().isEmpty() && BackoffText.parse(settings.backoff()) == null) {
      problems.add(Messages.backoffInvalid(settings.backoff()));
    }
    for (int i = 0; i < settings.retryOn().size(); i++) {
      ThrownModel thrown = settings.retryOn().get(i);
      if (thrown.isError()) {
        problems.add(Messages.retryOnError(i, thrown));
      } else if (!thrown.hidden().isEmpty()) {
        problems.add(Messages.retryOnHidden(i, thrown));
      }
    }
    return problems;
  }

  private static List<Problem> automatic(String option, int value) {
    return value >= 1 || value == Settings.AUTO
        ? List.of()
        : List.of(Messages.numberNotPositive(option, value, true));
  }
}
