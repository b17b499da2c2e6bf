// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job JVM as the plugin starts it; a new one for every round, so that what its compiler has to do
 * is in the time.
 */
final class JobEntrant implements Entrant {
  private static final String START = "\"e\":\"start\"";
  private static final Pattern DONE = Pattern.compile("\"e\":\"progress\",\"done\":(\\d+)");
  private static final long PERIOD_NANOS = 5_000_000_000L;
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([a-z]+)\"");

  private final String label;
  private final int items;
  private final Path directory;
  private final List<String> jvmArguments;
  private final String order;
  private final boolean resumes;
  private String outcome = "ok";
  private boolean withStart;

  /**
   * @param jvmArguments of the job JVM
   * @param order what to run: task, directories and options, as fields of a JSON object
   * @param resumes whether what the round before has left is there
   */
  JobEntrant(
      String label,
      int items,
      Path directory,
      List<String> jvmArguments,
      String order,
      boolean resumes) {
    this.label = label;
    this.items = items;
    this.directory = directory;
    this.jvmArguments = jvmArguments;
    this.order = order;
    this.resumes = resumes;
  }

  /** Which end is the right one. */
  JobEntrant endsAs(String rightOutcome) {
    outcome = rightOutcome;
    return this;
  }

  /** Times it from the start of its JVM; else from its first item. */
  JobEntrant withStart() {
    withStart = true;
    return this;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    if (!resumes) {
      Trees.delete(directory);
    }
    Files.createDirectories(directory);
    long start = System.nanoTime();
    long nanos = nanosOfItems();
    return withStart ? System.nanoTime() - start : nanos;
  }

  private long nanosOfItems() throws Exception {
    try (ServerSocket server =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      server.setSoTimeout(60_000);
      Process job = start(server.getLocalPort());
      try (Socket events = server.accept()) {
        return nanosToItsEnd(events);
      } finally {
        job.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.paralleltask.jobs.JobMain");
    Process job =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    OutputStream in = job.getOutputStream();
    in.write(order(port).getBytes(UTF_8));
    in.flush();
    return job;
  }

  private Path log() {
    return directory.resolveSibling("log.txt");
  }

  /** The order to run items that do nothing. */
  static String nothing(int items, Path directory, String options) {
    return String.format(
        Locale.ROOT,
        "\"task\":{"
            + "\"id\":\"%1$s#nothing\",\"job\":\"nothing\",\"owner\":\"%1$s\","
            + "\"wiring\":\"%2$s\",\"member\":\"nothing\","
            + "\"parameters\":[{\"name\":\"number\",\"type\":\"long\"}],"
            + "\"input\":\"java.lang.Long\",\"result\":\"long\"},"
            + "\"baseDirectory\":\"%3$s\",\"directory\":\"%3$s\","
            + "\"options\":{\"items\":\"1..%4$d\",\"workers\":\"1C\"%5$s}",
        Nothing.class.getName(),
        NothingTasks.class.getName(),
        directory,
        items,
        options);
  }

  private String order(int port) {
    return String.format(
        Locale.ROOT,
        "{\"protocol\":3,\"port\":%d,\"token\":\"\",\"action\":\"run\",%s}%n",
        port,
        order);
  }

  /**
   * From the first item to the last event, reports included: what a user waits for. Says on
   * standard error how far the job is, if that takes long.
   */
  private long nanosToItsEnd(Socket events) throws IOException {
    String last = "";
    long started = System.nanoTime();
    long told = started;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        started = line.contains(START) ? System.nanoTime() : started;
        told = tell(line, told);
      }
    }
    long nanos = System.nanoTime() - started;
    requireOk(last);
    return nanos;
  }

  private long tell(String line, long told) {
    Matcher done = DONE.matcher(line);
    if (System.nanoTime() - told < PERIOD_NANOS || !done.find()) {
      return told;
    }
    System.err.printf(Locale.ROOT, "%,d of %,d items%n", Long.parseLong(done.group(1)), items);
    return System.nanoTime();
  }

  private void requireOk(String end) {
    Matcher said = OUTCOME.matcher(end);
    if (!said.find() || !said.group(1).equals(outcome)) {
      throw new IllegalStateException(label + " should have ended as " + outcome + ": " + end);
    }
  }

  @Override
  public void close() {
    try {
      Trees.delete(directory);
      Files.deleteIfExists(log());
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
