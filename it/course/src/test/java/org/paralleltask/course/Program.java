// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An example in a JVM of its own: for what shows only when the JVM ends. */
public final class Program implements AutoCloseable {
  private final Path output;
  private final Process process;

  private Program(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  /** How it ended: its status, and what it has printed, errors too. */
  public record Ended(int status, Printed printed) {}

  /** Runs it to its end. */
  public static Ended run(Class<?> example, String... arguments)
      throws IOException, InterruptedException {
    try (Program program = start(example, arguments)) {
      return program.end();
    }
  }

  /** What a script has started in the background ignores Ctrl-C, and so would what it starts. */
  private static List<String> hearingCtrlC() {
    List<String> words = List.of("env", "--default-signal=INT");
    try {
      Process trial = new ProcessBuilder("env", "--default-signal=INT", "true").start();
      return trial.waitFor() == 0 ? words : List.of();
    } catch (IOException | InterruptedException unknown) {
      return List.of();
    }
  }

  /** Starts it. */
  public static Program start(Class<?> example, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(hearingCtrlC());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(example.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("course", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    // Their order of lines comes from sleeps alone: time enough for a busy machine.
    builder.environment().put("COURSE_SECOND_MILLIS", "250");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Program(output, builder.start());
  }

  /** Waits for its end, but not for ever. */
  public Ended end() throws IOException, InterruptedException {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "it does not end: " + process);
    return new Ended(process.exitValue(), new Printed(Files.readAllLines(output)));
  }

  /** Waits until it has printed a line like this. */
  public void awaitLine(String line) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.readAllLines(output).contains(line)) {
      assertTrue(System.nanoTime() < deadline && process.isAlive(), "no line \"" + line + "\"");
      Thread.sleep(10); // no event tells that a file has grown
    }
  }

  /** The running process. */
  public Process process() {
    return process;
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    Files.delete(output);
  }
}
