// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Downloads from nginx on this machine, by {@code parallel:download} and by what others take. */
final class DownloadComparison {
  private static final int CONNECTIONS = 16;
  private static final long SLOW_BYTES = 4L << 20;

  /** As the plugin starts it. */
  private static final List<String> OPTIMISED_LATE =
      List.of(
          "-XX:Tier4InvocationThreshold=200000",
          "-XX:Tier4MinInvocationThreshold=24000",
          "-XX:Tier4CompileThreshold=600000",
          "-XX:Tier4BackEdgeThreshold=1600000",
          "-XX:-C1UpdateMethodData",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.025",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.025");

  private static final String OURS = "`parallel:download`";
  private static final String CURL = "`curl -Z`";
  private static final String CURL_SUMS = "`curl -Z`, `sha256sum -c`";
  private static final String ARIA = "aria2, hashes checked";
  private static final String PYTHON = "Python threads, hashes checked";
  private static final String MAVEN = "download-maven-plugin in Maven, hash checked";
  private static final String GOAL =
      "io.github.download-maven-plugin:download-maven-plugin:2.0.0:wget";

  private final Report report;
  private final int rounds;
  private final Path directory;
  private final DownloadServer server;

  private DownloadComparison(Report report, int rounds, Path directory, DownloadServer server) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
    this.server = server;
  }

  /**
   * @param megabytes how large the large file is
   */
  static void run(Report report, int rounds, int megabytes) throws Exception {
    if (!DownloadServer.isThere()) {
      report.paragraph("nginx is not there, so nothing was measured: install nginx-light.");
      return;
    }
    Path directory = Files.createTempDirectory("parallel-download");
    try {
      Path files = Files.createDirectory(directory.resolve("files"));
      Path own = Files.createDirectory(directory.resolve("nginx"));
      try (DownloadServer server = new DownloadServer(own, files)) {
        new DownloadComparison(report, rounds, directory, server).run(files, megabytes);
      }
    } finally {
      Trees.delete(directory);
    }
  }

  private void run(Path files, int megabytes) throws Exception {
    many(new DownloadFiles(files, "small", 10_000, 10_000));
    if (DownloadServer.isLate()) {
      late(new DownloadFiles(files, "late", 500, 10_000));
    } else {
      report.paragraph("nginx cannot be late here: install libnginx-mod-http-echo.");
    }
    slow(new DownloadFiles(files, "slow", 16, SLOW_BYTES));
    large(new DownloadFiles(files, "large", 1, megabytes * 1_000_000L));
    missing(CURL, "curl", "--version");
    missing(ARIA, "aria2c", "--version");
    missing(PYTHON, "python3", "--version");
    missing(MAVEN, "mvn", "--version");
  }

  private void many(DownloadFiles files) throws Exception {
    List<Entrant> entrants = entrants(files, "");
    entrants.add(1, ours(OURS + ", optimised as usual", files, "", true, List.of()));
    List<Score> scores = new Contest(1, rounds).run(entrants);
    report.table("10,000 files of 10 kB, 16 connections", scores);
    target(scores, "10 kB", CURL, 1);
    target(scores, "10 kB", CURL_SUMS, 1);
  }

  private void late(DownloadFiles files) throws Exception {
    List<Entrant> entrants = entrants(files, "late/");
    entrants.add(0, ours(OURS + ", from its first file", files, "late/", false, OPTIMISED_LATE));
    List<Score> scores = new Contest(1, rounds).run(entrants);
    double ideal = files.count() * (double) DownloadServer.LATENCY_MILLIS / CONNECTIONS;
    report.table(
        String.format(
            Locale.ROOT,
            "500 files of 10 kB that come 50 ms late, 16 connections, ideally %.1f ms",
            ideal),
        scores);
    report.target(
        Target.atMost(
            "late files: " + OURS + ", from its first file, ideal",
            1.1,
            scores.get(0).millis() / ideal));
  }

  private void slow(DownloadFiles files) throws Exception {
    List<Score> scores = new Contest(0, rounds).run(entrants(files, "slow/"));
    report.table(
        "16 files of 4 MB that come at 1 MB a second each, 16 connections, which takes about 4 s",
        scores);
    target(scores, "slow files", CURL, 0.9);
  }

  private void large(DownloadFiles files) throws Exception {
    List<Entrant> entrants = entrants(files, "");
    if (TableEntrant.isThere("mvn", "--version")) {
      entrants.add(maven(files));
    }
    List<Score> scores = new Contest(0, rounds).run(entrants);
    report.table("One large file", scores);
    target(scores, "a large file", CURL, 0.9);
    target(scores, "a large file", CURL_SUMS, 0.9);
    target(scores, "a large file", MAVEN, 1);
  }

  /** Ours first; all of the same connections. */
  private List<Entrant> entrants(DownloadFiles files, String place) throws Exception {
    List<Entrant> all = new ArrayList<>();
    Path csv = csv(files, place);
    all.add(ours(OURS, files, place, true, OPTIMISED_LATE));
    if (TableEntrant.isThere("curl", "--version")) {
      Path urls = list(files, place, "curl.txt", "", "url = \"%1$s\"\n");
      Path sums = list(files, place, "SHA256SUMS", "", "%2$s  %3$s\n");
      String curl = "curl -sSfZ --parallel-max " + CONNECTIONS + " --remote-name-all -K " + urls;
      all.add(program(CURL, files, "sh", "-c", curl));
      all.add(program(CURL_SUMS, files, "sh", "-c", curl + " && sha256sum -c --quiet " + sums));
    }
    if (TableEntrant.isThere("aria2c", "--version")) {
      Path urls = list(files, place, "aria.txt", "", "%1$s\n checksum=sha-256=%2$s\n");
      String aria = "aria2c -q --no-conf --file-allocation=none -x1 -j" + CONNECTIONS + " -i ";
      all.add(program(ARIA, files, "sh", "-c", aria + urls));
    }
    if (TableEntrant.isThere("python3", "--version")) {
      all.add(program(PYTHON, files, "python3", script(), csv.toString()));
    }
    return all;
  }

  private Entrant ours(
      String label, DownloadFiles files, String place, boolean withStart, List<String> jvmArguments)
      throws IOException {
    Path output = directory.resolve("out");
    Path csv = csv(files, place);
    return DownloadEntrant.ours(label, files, output, csv, CONNECTIONS, withStart, jvmArguments);
  }

  private Path csv(DownloadFiles files, String place) throws IOException {
    return list(files, place, "list.csv", "url,sha256\n", "%1$s,%2$s\n");
  }

  private Path list(DownloadFiles files, String place, String name, String head, String line)
      throws IOException {
    return files.list(directory.resolve(name), head, line, file -> server.url(place + file));
  }

  private Entrant program(String label, DownloadFiles files, String... command) {
    return DownloadEntrant.program(label, files, directory.resolve("out"), List.of(command));
  }

  /** Which has one file for each execution, so that it takes part with the large one only. */
  private Entrant maven(DownloadFiles files) {
    return program(
        MAVEN,
        files,
        "mvn",
        "-q",
        "-B",
        GOAL,
        "-Ddownload.url=" + server.url(files.names().get(0)),
        "-Ddownload.outputDirectory=" + directory.resolve("out"),
        "-Ddownload.cache.skip=true",
        "-Ddownload.verify.sha256=" + files.sha256(0));
  }

  private String script() throws IOException {
    try (InputStream text = DownloadComparison.class.getResourceAsStream("download.py")) {
      String python = new String(Objects.requireNonNull(text, "script").readAllBytes(), UTF_8);
      return Files.writeString(directory.resolve("download.py"), python).toString();
    }
  }

  private void missing(String label, String... command) throws InterruptedException {
    if (!TableEntrant.isThere(command)) {
      report.paragraph("%s is not there, so %s did not take part.".formatted(command[0], label));
    }
  }

  private void target(List<Score> scores, String work, String label, double wanted) {
    scores.stream()
        .filter(score -> score.label().equals(label))
        .forEach(
            rival ->
                report.target(
                    Target.atLeast(
                        work + ": " + OURS + ", " + label,
                        wanted,
                        scores.get(0).timesAsFastAs(rival))));
  }
}
