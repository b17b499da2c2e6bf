// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Map;
import java.util.regex.Pattern;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.spec.JobOptions;

/** What to type. */
final class Commands {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,%+@-]+");

  private Commands() {}

  /** Runs what failed again. */
  static String rerun(RunFacts facts) {
    return run(facts) + " -Dparallel.rerun=failed";
  }

  /** Repeats a run, with the options that were typed. */
  static String repeat(RunFacts facts) {
    StringBuilder command = new StringBuilder(run(facts));
    for (Map.Entry<String, JobOptions.Used> option : facts.options().entrySet()) {
      if (option.getValue().source().equals("command line")) {
        command.append(' ').append(define(option.getKey(), option.getValue().value()));
      }
    }
    return command.toString();
  }

  private static String run(RunFacts facts) {
    return "mvn parallel:run " + define("job", facts.job());
  }

  private static String define(String option, String value) {
    return quoted("-Dparallel." + option + "=" + value);
  }

  /** As a shell wants it. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
