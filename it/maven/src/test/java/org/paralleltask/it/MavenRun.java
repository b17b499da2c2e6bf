// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real Maven on a project, {@code failing-items} unless another is named, as started from a
 * shell. What it does not do in time fails with the threads of every JVM there is.
 */
final class MavenRun implements AutoCloseable {
  static final Path PROJECT = Path.of(System.getProperty("it.project"));
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final StringWriter output = new StringWriter();
  private final CountDownLatch sawWord = new CountDownLatch(1);
  private final String word;
  private final Thread reader;

  private MavenRun(ProcessBuilder builder, String word) throws IOException {
    this.word = word;
    this.process = builder.redirectErrorStream(true).start();
    this.reader = new Thread(this::read, "maven-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts Maven at the head of a process group of its own, as a shell does.
   *
   * @param word what {@link #awaitWord} waits for; all of it, if it has several lines
   */
  static MavenRun inGroup(String word, String... arguments) throws IOException {
    return new MavenRun(builder(inGroup(maven(arguments)), Map.of()), word);
  }

  /**
   * As {@link #inGroup(String, String...)}, on another project.
   *
   * @param words goals and options
   */
  static MavenRun on(Path project, String word, String... words) throws IOException {
    return on(project, Map.of(), word, words);
  }

  /**
   * As {@link #on(Path, String, String...)}.
   *
   * @param environment what is set besides
   */
  static MavenRun on(Path project, Map<String, String> environment, String word, String... words)
      throws IOException {
    List<String> line = maven();
    line.remove("parallel:run");
    line.addAll(List.of(words));
    return new MavenRun(builder(inGroup(line), environment).directory(project.toFile()), word);
  }

  /**
   * As {@link #on}, with access to servers; no project is needed.
   *
   * @param words goals and options
   */
  static MavenRun online(Path directory, String... words) throws IOException {
    List<String> line = maven();
    line.removeAll(List.of("parallel:run", "-o"));
    line.addAll(List.of(words));
    return new MavenRun(builder(line, Map.of()).directory(directory.toFile()), "BUILD");
  }

  private static List<String> inGroup(List<String> maven) {
    // What starts this test may ignore SIGINT, and a JVM inherits that.
    List<String> line = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
    line.addAll(maven);
    return line;
  }

  /** Starts Maven on a terminal of its own. */
  static MavenRun onTerminal(Map<String, String> environment, String... arguments)
      throws IOException {
    return onTerminal(environment, "BUILD", arguments);
  }

  /**
   * Starts Maven on a terminal of its own.
   *
   * @param word what {@link #awaitWord} waits for
   */
  static MavenRun onTerminal(Map<String, String> environment, String word, String[] arguments)
      throws IOException {
    return onTerminal(environment, word, quoted(arguments));
  }

  /**
   * Starts Maven on a terminal of its own, of this size.
   *
   * @param size as {@code stty} takes it, such as {@code cols 20 rows 6}
   */
  static MavenRun onTerminal(Map<String, String> environment, String size, List<String> arguments)
      throws IOException {
    String line = "stty " + size + " && " + quoted(arguments.toArray(String[]::new));
    return onTerminal(environment, "BUILD", line);
  }

  private static MavenRun onTerminal(Map<String, String> environment, String word, String line)
      throws IOException {
    // What a script has started in the background ignores Ctrl-C, and so would what it starts.
    List<String> command =
        List.of("env", "--default-signal=INT", "script", "-qec", line, "/dev/null");
    return new MavenRun(builder(command, environment), word);
  }

  /**
   * Starts Maven in a shell.
   *
   * @param behind what follows its arguments there, such as {@code | head -1}
   */
  static MavenRun inShell(String behind, String... arguments) throws IOException {
    String line = quoted(arguments) + " " + behind;
    return new MavenRun(builder(List.of("bash", "-c", line), Map.of()), "BUILD");
  }

  private static String quoted(String... arguments) {
    return String.join(" ", maven(arguments).stream().map(w -> "'" + w + "'").toList());
  }

  /** Types Ctrl-C into the terminal. */
  void typeCtrlC() throws IOException {
    process.getOutputStream().write(3);
    process.getOutputStream().flush();
  }

  /** Starts Maven with its output in a pipe. */
  static MavenRun piped(String... arguments) throws IOException {
    return new MavenRun(builder(maven(arguments), Map.of()), "BUILD");
  }

  private static List<String> maven(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    line.add("-o");
    line.add("-Dmaven.repo.local=" + System.getProperty("it.repository"));
    // Where a file of the repository once came from does not matter here.
    line.add("-Daether.enhancedLocalRepository.trackingFilename=none");
    line.add("parallel:run");
    line.addAll(List.of(arguments));
    return line;
  }

  private static ProcessBuilder builder(List<String> line, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(line).directory(PROJECT.toFile());
    Map<String, String> all = builder.environment();
    List.of("CI", "NO_COLOR", "MAVEN_ARGS", "COLUMNS", "LINES").forEach(all::remove);
    all.put("TERM", "xterm-256color");
    all.put("LC_ALL", "C.UTF-8");
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    all.putAll(environment);
    return builder;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        output.write(c);
        if (c == '\n' && word.lines().allMatch(each -> output.getBuffer().indexOf(each) >= 0)) {
          sawWord.countDown();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until Maven has printed the word. */
  MavenRun awaitWord() throws InterruptedException {
    if (!sawWord.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      fail("Maven has not printed \"" + word + "\" in time." + state());
    }
    return this;
  }

  /** Waits for the end of Maven, and of what it prints. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      fail("Maven has not ended in time." + state());
    }
    reader.join(LIMIT.toMillis());
    return process.exitValue();
  }

  /** All that Maven has printed, to its end. */
  String output() throws InterruptedException {
    exitCode();
    return output.toString();
  }

  /** The JVM that runs the job, of which there is one. */
  ProcessHandle job() {
    List<ProcessHandle> jobs = process.descendants().filter(MavenRun::isJob).toList();
    if (jobs.size() != 1) {
      fail("There are " + jobs.size() + " job JVMs." + state());
    }
    return jobs.get(0);
  }

  /** The JVM that runs the job, if there is one now. */
  Optional<ProcessHandle> jobNow() {
    return process.descendants().filter(MavenRun::isJob).findAny();
  }

  /** The worker processes of the job. */
  List<ProcessHandle> workers() {
    return process.descendants().filter(MavenRun::isWorker).toList();
  }

  /** Whether a process ends in time; that of a killed parent may have nobody to bury it. */
  static boolean endsWithin(ProcessHandle handle, Duration limit)
      throws IOException, InterruptedException, ExecutionException {
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      Path status = Path.of("/proc", Long.toString(handle.pid()), "status");
      return !Files.exists(status) || Files.readString(status).contains("State:\tZ");
    }
  }

  private static boolean isJob(ProcessHandle handle) {
    return commandLine(handle).contains("org.paralleltask.jobs.JobMain");
  }

  private static boolean isWorker(ProcessHandle handle) {
    return commandLine(handle).contains("org.paralleltask.internal.child.WorkerMain");
  }

  /** What everybody on this machine can read of a process. */
  static String commandLine(ProcessHandle handle) {
    return handle.info().commandLine().orElse("");
  }

  /** Sends a signal to Maven alone. */
  void signal(String name) throws IOException, InterruptedException {
    kill(name, Long.toString(process.pid()));
  }

  /** Sends a signal to Maven and all it has started, as a terminal does for Ctrl-C. */
  void signalGroup(String name) throws IOException, InterruptedException {
    kill(name, "-" + process.pid());
  }

  /** The same, several times, as an impatient user does it. */
  void signalAgainUntilItEnds(String name) throws IOException, InterruptedException {
    for (int i = 0; i < 50 && !process.waitFor(20, TimeUnit.MILLISECONDS); i++) {
      signalGroup(name);
    }
  }

  /** Removes what earlier runs of a job have left in {@link #PROJECT}. */
  static void forget(String job) throws IOException {
    Path directory = PROJECT.resolve("target/parallel").resolve(job);
    if (Files.isDirectory(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void kill(String signal, String target) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, "--", target).inheritIO().start().waitFor();
  }

  private String state() {
    StringBuilder state = new StringBuilder("\nIt printed:\n").append(output.getBuffer());
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(handle -> state.append(threads(handle)));
    return state.toString();
  }

  private static String threads(ProcessHandle handle) {
    String head = "\n--- " + handle.pid() + " " + commandLine(handle) + "\n";
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String pid = Long.toString(handle.pid());
    try {
      Path dump = Files.createTempFile("threads", ".txt");
      new ProcessBuilder(jcmd.toString(), pid, "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(dump.toFile())
          .start()
          .waitFor(5, TimeUnit.SECONDS);
      return head + Files.readString(dump);
    } catch (IOException | InterruptedException e) {
      return head + "no dump: " + e;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
