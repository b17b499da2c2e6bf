// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build pays: for a job, beside Maven alone, and for annotated methods, beside the same
 * methods compiled without the processor.
 */
final class BuildComparison {
  private static final String ALONE = "javac alone";
  private static final String WITH_PROCESSOR = "javac with the processor";

  private final Report report;
  private final int rounds;
  private final QuickStart project;

  private BuildComparison(Report report, int rounds, QuickStart project) {
    this.report = report;
    this.rounds = rounds;
    this.project = project;
  }

  static void run(Report report, int rounds) throws Exception {
    Path directory = Files.createTempDirectory("parallel-build");
    try {
      new BuildComparison(report, rounds, new QuickStart(directory)).run();
    } finally {
      Trees.delete(directory);
    }
  }

  private void run() throws Exception {
    jobs();
    compile(1, 10, 1.01);
    compile(50, 20, 1.15);
  }

  private void jobs() throws Exception {
    project.writeMavenProject();
    Entrant validate = maven("`mvn validate`", "BUILD SUCCESS", "validate");
    Entrant compile = maven("`mvn compile`", "BUILD SUCCESS", "compile");
    Entrant run = maven("`mvn parallel:run`", QuickStart.RESULT, "parallel:run");
    Entrant again =
        maven(
            "`mvn parallel:run`, all items",
            QuickStart.RESULT,
            "parallel:run",
            "-Dparallel.rerun=all");
    List<Score> scores = new Contest(1, rounds).run(List.of(run, again, validate, compile));
    report.table("The README's first job, which is compiled already, in Maven", scores);
    for (Score ours : scores.subList(0, 2)) {
      report.target(
          Target.atMostSeconds(
              ours.label() + ", more than `mvn validate`",
              0.5,
              ours.secondsMoreThan(scores.get(2))));
    }
  }

  private Entrant maven(String label, String says, String... arguments) {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-o"));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    command.addAll(List.of(arguments));
    return new CommandEntrant(label, 1, project.directory(), says, command);
  }

  private void compile(int classes, int methods, double wanted) throws Exception {
    int all = classes * methods;
    List<Path> sources = project.writeSources(classes, methods);
    List<Score> scores =
        new Contest(1, rounds)
            .run(
                List.of(
                    javac(
                        WITH_PROCESSOR,
                        all,
                        sources,
                        "-processorpath",
                        jar(),
                        "-processor",
                        QuickStart.PROCESSOR),
                    javac(ALONE, all, sources, "-proc:none")));
    report.table("%,d annotated methods, %d to a class".formatted(all, methods), scores);
    report.target(
        Target.atMost(
            "%,d annotated methods: the time of %s, %s".formatted(all, WITH_PROCESSOR, ALONE),
            wanted,
            1 / scores.get(0).timesAsFastAs(scores.get(1))));
  }

  private Entrant javac(String label, int items, List<Path> sources, String... options)
      throws IOException {
    Path classes = Files.createTempDirectory(project.directory(), "classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-d", classes.toString(), "-cp", jar(), "-parameters"));
    command.addAll(List.of(options));
    sources.forEach(source -> command.add(source.toString()));
    return new CommandEntrant(label, items, project.directory(), "", command);
  }

  /** These benchmarks, with the library and the processor. */
  private static String jar() {
    String classPath = System.getProperty("java.class.path");
    return Path.of(classPath.split(File.pathSeparator, -1)[0]).toAbsolutePath().toString();
  }
}
