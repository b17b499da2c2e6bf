// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The program. Without arguments it lets all rivals do all works in turn, and prints a table;
 * {@code --write FILE} puts that table into a page as well, {@code --rounds N} says how often.
 * {@code processes} does so for worker processes and their rivals, {@code journal} for what a job
 * costs beside its items, {@code aggregate} for ten CSV files of {@code --megabytes N} each, {@code
 * sort} for such files in one, {@code download} for files from a server, the largest of which has
 * that size, {@code check} for 33 sites, {@code build} for what Maven and javac take longer. {@code
 * jmh} and then the arguments of JMH measure one rival after the other, each in a JVM of its own.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    if (!rest.isEmpty() && rest.get(0).equals("jmh")) {
      jmh(rest.subList(1, rest.size()));
      return;
    }
    String rounds = option(rest, "--rounds", "15");
    String page = option(rest, "--write", "");
    String megabytes = option(rest, "--megabytes", "100");
    Subject subject = subject(rest);
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          rest
              + " means nothing here: use processes, journal, aggregate, sort, download, check, build, --rounds N,"
              + " --megabytes N, --write FILE, or jmh and its arguments");
    }
    Scale scale = new Scale(Integer.parseInt(rounds), Integer.parseInt(megabytes));
    compare(arguments, subject, scale, page);
  }

  /** How often, and with how much, where that can be chosen. */
  private record Scale(int rounds, int megabytes) {}

  /** What is measured. */
  private enum Subject {
    THREADS("Java"),
    PROCESSES("Worker processes, Java"),
    JOURNAL("Jobs, Java"),
    AGGREGATE("Aggregate, Java"),
    SORT("Sort, Java"),
    DOWNLOAD("Download, Java"),
    CHECK("Check, Java"),
    BUILD("Build, Java");

    private final String title;

    Subject(String title) {
      this.title = title;
    }
  }

  private static Subject subject(List<String> arguments) {
    if (arguments.remove("processes")) {
      return Subject.PROCESSES;
    }
    if (arguments.remove("aggregate")) {
      return Subject.AGGREGATE;
    }
    if (arguments.remove("sort")) {
      return Subject.SORT;
    }
    if (arguments.remove("download")) {
      return Subject.DOWNLOAD;
    }
    if (arguments.remove("check")) {
      return Subject.CHECK;
    }
    if (arguments.remove("build")) {
      return Subject.BUILD;
    }
    return arguments.remove("journal") ? Subject.JOURNAL : Subject.THREADS;
  }

  private static void compare(String[] arguments, Subject subject, Scale scale, String page)
      throws Exception {
    Report report =
        new Report(
            subject.title,
            ("java -jar it/benchmarks/target/benchmarks.jar " + String.join(" ", arguments))
                .strip());
    int rounds = scale.rounds();
    switch (subject) {
      case PROCESSES -> ProcessComparison.run(report, rounds);
      case JOURNAL -> JournalComparison.run(report, rounds);
      case AGGREGATE -> AggregateComparison.run(report, rounds, scale.megabytes());
      case SORT -> SortComparison.run(report, rounds, scale.megabytes());
      case DOWNLOAD -> DownloadComparison.run(report, rounds, scale.megabytes());
      case CHECK -> CheckComparison.run(report, rounds);
      case BUILD -> BuildComparison.run(report, rounds);
      case THREADS -> new Comparison(report, rounds).run();
    }
    String markdown = report.markdown();
    System.out.println(markdown);
    if (!page.isEmpty()) {
      write(Path.of(page), markdown);
    }
  }

  /** Replaces what the page has for this version of Java, and leaves the rest of it as it is. */
  static void write(Path page, String markdown) throws IOException {
    String title = markdown.substring(0, markdown.indexOf('\n'));
    String old = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
    Matcher section =
        Pattern.compile(
                "^" + Pattern.quote(title) + "\n.*?(?=^## |\\z)",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(old);
    String replaced =
        section.find()
            ? old.substring(0, section.start())
                + markdown
                + (section.end() == old.length() ? "" : "\n" + old.substring(section.end()))
            : old + "\n" + markdown;
    Files.writeString(page, replaced);
  }

  private static void jmh(List<String> arguments) throws Exception {
    CommandLineOptions given = new CommandLineOptions(arguments.toArray(new String[0]));
    ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
    if (!given.getParameter("rival").hasValue()) {
      options.param("rival", rivals());
    }
    new Runner(options.build()).run();
  }

  /** Without parallel-collectors' plain form, which would take half a minute for each call. */
  private static String[] rivals() {
    return Rival.available().stream()
        .filter(rival -> rival != Rival.COLLECTORS)
        .map(Rival::name)
        .toArray(String[]::new);
  }

  private static String option(List<String> arguments, String name, String otherwise) {
    int index = arguments.indexOf(name);
    if (index < 0) {
      return otherwise;
    }
    if (index + 1 == arguments.size()) {
      throw new IllegalArgumentException(name + " needs a value after it");
    }
    arguments.remove(index);
    return arguments.remove(index);
  }
}
