// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Map;
import java.util.regex.Pattern;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.spec.JobOptions;

/** What to type. */
final class Commands {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,%+@-]+");

  private static final Pattern READY_MADE =
      Pattern.compile("org\\.paralleltask\\.jobs\\.(aggregate|check|download)\\..*");

  private Commands() {}

  /** Runs what failed again. */
  static String rerun(RunFacts facts) {
    return (facts.command().isEmpty() ? run(facts) : facts.command()) + " -Dparallel.rerun=failed";
  }

  /** Repeats a run, with the options that were typed. */
  static String repeat(RunFacts facts) {
    return facts.command().isEmpty() ? withOptions(facts) : facts.command();
  }

  private static String withOptions(RunFacts facts) {
    StringBuilder command = new StringBuilder(run(facts));
    for (Map.Entry<String, JobOptions.Used> option : facts.options().entrySet()) {
      if (option.getValue().source().equals("command line")) {
        command.append(' ').append(define(option.getKey(), option.getValue().value()));
      }
    }
    return command.toString();
  }

  private static String run(RunFacts facts) {
    return "mvn " + goal(facts) + " " + define("job", facts.job());
  }

  /** What runs the job. */
  static String goal(RunFacts facts) {
    String method = facts.task().substring(facts.task().indexOf('#') + 1);
    return "parallel:" + (isReadyMade(facts) ? method : "run");
  }

  /** Whether the plugin has brought the task along, with a goal of its own. */
  static boolean isReadyMade(RunFacts facts) {
    return READY_MADE.matcher(facts.task()).matches();
  }

  private static String define(String option, String value) {
    return quoted("-Dparallel." + option + "=" + value);
  }

  /** As a shell wants it. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
