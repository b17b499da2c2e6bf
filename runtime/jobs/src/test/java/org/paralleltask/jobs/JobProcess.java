// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.paralleltask.jobs.spec.JobSpec;

/** A real job JVM, started and listened to as the plugin does it. */
final class JobProcess implements AutoCloseable {
  private final Path directory;
  private final String action;
  private final Process process;
  private final BufferedReader events;
  private final List<JsonObject> seen = new ArrayList<>();

  JobProcess(Path directory, Map<String, ?> task, Map<String, String> options) throws IOException {
    this(directory, task, options, List.of());
  }

  /**
   * @param prefix words before the command, such as {@code env}
   */
  JobProcess(Path directory, Map<String, ?> task, Map<String, String> options, List<String> prefix)
      throws IOException {
    this(directory, "run", command(prefix, List.of(), ""), task, options, Map.of());
  }

  /**
   * @param jvmArguments of the job JVM
   */
  static JobProcess in(
      List<String> jvmArguments, Path directory, Map<String, ?> task, Map<String, String> options)
      throws IOException {
    List<String> command = command(List.of(), jvmArguments, "");
    return new JobProcess(directory, "run", command, task, options, Map.of());
  }

  /**
   * @param action what the job is to do
   */
  static JobProcess doing(
      String action, Path directory, Map<String, ?> task, Map<String, String> options)
      throws IOException {
    return doing(action, directory, "", task, options);
  }

  /**
   * @param classes of the project, before all others on the class path
   */
  static JobProcess doing(
      String action,
      Path directory,
      String classes,
      Map<String, ?> task,
      Map<String, String> options)
      throws IOException {
    return new JobProcess(
        directory, action, command(List.of(), List.of(), classes), task, options, Map.of());
  }

  /** A ready-made job, which hears through system properties what it is to do. */
  static JobProcess readyMade(
      Path directory, Map<String, ?> task, Map<String, String> options, Map<String, String> asked)
      throws IOException {
    return readyMade(directory, task, options, asked, List.of());
  }

  /**
   * @param prefix words before the command
   */
  static JobProcess readyMade(
      Path directory,
      Map<String, ?> task,
      Map<String, String> options,
      Map<String, String> asked,
      List<String> prefix)
      throws IOException {
    return new JobProcess(directory, "run", command(prefix, List.of(), ""), task, options, asked);
  }

  /** A job whose classes are in jars, as those of users are: none of them is a file to open. */
  static JobProcess packed(
      Path directory, Map<String, ?> task, Map<String, String> options, List<String> prefix)
      throws IOException {
    List<String> command = command(prefix, List.of(), "");
    command.replaceAll(word -> word.equals(classPath()) ? Jars.packed(directory, word) : word);
    return new JobProcess(directory, "run", command, task, options, Map.of());
  }

  private JobProcess(
      Path directory,
      String action,
      List<String> command,
      Map<String, ?> task,
      Map<String, String> options,
      Map<String, String> properties)
      throws IOException {
    this.directory = directory;
    this.action = action;
    try (ServerSocket server =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      server.setSoTimeout(30_000);
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log.txt").toFile())
              .start();
      Map<String, Object> order = order(server.getLocalPort(), task, options);
      order.put("properties", properties);
      send(order);
      Socket socket = server.accept();
      socket.setSoTimeout(30_000);
      events =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static List<String> command(
      List<String> prefix, List<String> jvmArguments, String classes) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add("-cp");
    command.add(classes.isEmpty() ? classPath() : classes + File.pathSeparator + classPath());
    command.add("org.paralleltask.jobs.JobMain");
    return command;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  static Map<String, ?> task(String member, String input, String result) {
    return task("SampleTasks", member, input, result);
  }

  static Map<String, ?> task(String wiring, String member, String input, String result) {
    return Map.of(
        "id",
        "org.paralleltask.jobs.Sample#" + member,
        "job",
        member,
        "owner",
        "org.paralleltask.jobs.Sample",
        "wiring",
        "org.paralleltask.jobs." + wiring,
        "member",
        member,
        "parameters",
        List.of(Map.of("name", "number", "type", result)),
        "input",
        input,
        "result",
        result);
  }

  /** The task with one more fact in its entry. */
  static Map<String, ?> with(Map<String, ?> task, String name, Object fact) {
    Map<String, Object> more = new TreeMap<>(task);
    more.put(name, fact);
    return more;
  }

  private Map<String, Object> order(int port, Map<String, ?> task, Map<String, String> options) {
    Map<String, Object> order =
        new TreeMap<>(Map.of("protocol", JobSpec.PROTOCOL, "action", action));
    order.put("port", port);
    order.put("token", "cafe");
    order.put("task", task);
    order.put("baseDirectory", directory.toString());
    order.put("directory", directory.resolve("run").toString());
    order.put("options", options);
    order.put("jvmArguments", List.of("-Dsample.colour=blue light"));
    order.put("parallelBuilds", 1);
    return order;
  }

  private void send(Map<String, ?> order) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((new Gson().toJson(order) + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** Reads up to the first event of this name. */
  JsonObject await(String name) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      JsonObject event = JsonParser.parseString(line).getAsJsonObject();
      seen.add(event);
      if (event.get("e").getAsString().equals(name)) {
        return event;
      }
    }
    throw new AssertionError("no event \"" + name + "\"; log: " + log());
  }

  /** Reads to the last event, whatever it is. */
  JsonObject lastEvent() throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      seen.add(JsonParser.parseString(line).getAsJsonObject());
    }
    return seen.get(seen.size() - 1);
  }

  /** Waits until an item runs. */
  void awaitRunning() throws IOException {
    while (await("progress").get("running").getAsLong() == 0) {
      // Progress may be told before the first worker has begun.
    }
  }

  /** Waits until the journal has these texts; it is written while the run goes on. */
  void awaitInJournal(String... texts) throws IOException {
    Path journal = directory.resolve("run/journal.ndjson");
    boolean there = false;
    while (!there) {
      Thread.onSpinWait(); // there is no event for that
      String text = Files.exists(journal) ? Files.readString(journal) : "";
      there = Arrays.stream(texts).allMatch(text::contains);
    }
  }

  List<JsonObject> seen(String name) {
    return seen.stream().filter(event -> event.get("e").getAsString().equals(name)).toList();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the job JVM is still alive: " + threads());
    }
    return process.exitValue();
  }

  private String threads() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Path dump = Files.createTempFile(directory, "threads", ".txt");
      new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(dump.toFile())
          .start()
          .waitFor(10, TimeUnit.SECONDS);
      return Files.readString(dump);
    } catch (IOException | InterruptedException e) {
      return "no dump: " + e;
    }
  }

  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** SIGTERM alone: {@link Process#destroy} would close standard input as well. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  long pid() {
    return process.pid();
  }

  /** The processes that it has started, and theirs. */
  List<ProcessHandle> workers() {
    return process.descendants().toList();
  }

  /** What the JVM printed outside of items. */
  String log() throws IOException {
    return Files.readString(directory.resolve("log.txt"));
  }

  void closeStandardInput() throws IOException {
    process.getOutputStream().close();
  }

  JsonObject result() throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve("run/result.json")))
        .getAsJsonObject();
  }

  List<String> items() throws IOException {
    return Files.readAllLines(directory.resolve("run/items.ndjson"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
