// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.paralleltask.plugin.option.CommandLine;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.option.Option;

/**
 * How Maven was called.
 *
 * @param directory where
 * @param words what was typed after {@code mvn}; empty if that is not known
 * @param goals the goals and phases among the words
 * @param goal the goal that runs jobs, without its prefix
 * @param execution the id of its execution
 */
public record Invocation(
    Path directory, List<String> words, List<String> goals, String goal, String execution) {
  private static final String MADE_UP_BY_MAVEN = "default-";
  private static final String PLUGIN = "org.paralleltask:parallel-maven-plugin:";
  private static final Pattern LOOK =
      Pattern.compile("(parallel|org\\.paralleltask:parallel-maven-plugin(:[^:]+)?):(list|plan)");
  // Who types a password must not find it in the log of a failed build.
  private static final Pattern SECRET =
      Pattern.compile("(?i)(-D(?!parallel\\.)[^=]*(?:passw|secret|token|credential|key)[^=]*=).+");

  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)([?&][^=&,]*(?:token|sig|key|secret|passw|auth|x-amz-)[^=&,]*=)[^&,]+");

  /** What to type to run one of the jobs again, with all options that were typed. */
  String again(String job, GivenOptions options) {
    return String.join(" ", words(job, options));
  }

  /** What to type to run only the items that did not end well. */
  String againFailedOnly(String job, GivenOptions options) {
    List<String> line = words(job, options);
    line.add(CommandLine.property(Option.RERUN, "failed"));
    return String.join(" ", line);
  }

  private List<String> words(String job, GivenOptions options) {
    List<String> line = new ArrayList<>(List.of("mvn", typedGoal()));
    line.add(CommandLine.property(Option.JOB, job));
    line.addAll(words.isEmpty() ? options.toTypeAgain() : otherWords());
    return line;
  }

  /**
   * Whether the jobs are to be listed or planned only. Maven 4 counts what is bound to {@code
   * process-classes} as a part of {@code compile}, so that to look at jobs would run them.
   */
  boolean onlyLooks() {
    return !goals.isEmpty() && goals.stream().allMatch(goal -> LOOK.matcher(goal).matches());
  }

  /** Where no POM names the plugin, its prefix would not be understood. */
  private String typedGoal() {
    String id = execution.startsWith(MADE_UP_BY_MAVEN) ? "" : "@" + execution;
    return goals.stream()
        .filter(typed -> typed.startsWith(PLUGIN) && typed.endsWith(":" + goal))
        .findFirst()
        .orElse("parallel:" + goal + id);
  }

  /** The same for another goal. */
  Invocation with(String otherGoal) {
    return new Invocation(directory, words, goals, otherGoal, execution);
  }

  private List<String> otherWords() {
    List<String> others = new ArrayList<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      String whole = word.equals("-D") && rest.hasNext() ? word + rest.next() : word;
      if (!goals.contains(whole) && !isOfThisRun(whole)) {
        String shown = SECRET.matcher(whole).replaceFirst("$1***");
        others.add(CommandLine.quote(SECRET_IN_URL.matcher(shown).replaceAll("$1***")));
      }
    }
    return others;
  }

  /** The job is told anyway, and what a run did with earlier ones is done. */
  private static boolean isOfThisRun(String word) {
    return Option.OF_ONE_TIME.stream()
        .map(option -> "-D" + option.property())
        .anyMatch(typed -> word.equals(typed) || word.startsWith(typed + "="));
  }
}
