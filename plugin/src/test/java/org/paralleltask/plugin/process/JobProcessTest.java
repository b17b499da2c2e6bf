// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.plugin.option.ConfigurationException;

@Timeout(60)
class JobProcessTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path temporary;

  private Path directory() {
    return temporary.resolve("a directory with spaces");
  }

  private JobResult run(String behaviour, JobListener listener) throws Exception {
    return run(JAVA, List.of(), behaviour, listener);
  }

  private JobResult run(Path java, List<String> jvmArgs, String behaviour, JobListener listener)
      throws Exception {
    JsonObject task = new JsonObject();
    task.addProperty("method", behaviour);
    JobSpec spec =
        new JobSpec(
            "run", task, temporary, directory(), Map.of(), Map.of(), List.of(), Map.of(), 1, "");
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    return JobProcess.run(
        new JavaCommand(java, jvmArgs, classPath, SpokenJob.class.getName()), spec, listener);
  }

  @Test
  void jobSucceeds_eventsAndLinesArriveAndTheEndIsConfirmed() throws Exception {
    Recorder recorder = new Recorder();

    JobResult result = run("succeed", recorder);

    assertEquals("ok", result.confirmedEnd().orElseThrow().outcome());
    assertEquals(Optional.of("3"), result.confirmedEnd().orElseThrow().result());
    assertEquals(2, result.confirmedEnd().orElseThrow().count("OK"));
    assertTrue(recorder.heard.contains("started 2 workers, 2 items"), recorder.heard::toString);
    assertTrue(recorder.heard.contains("progressed 1"), recorder.heard::toString);
    assertTrue(
        recorder.heard.contains("printed a line of the library ü"), recorder.heard::toString);
    assertEquals("ended 0", recorder.heard.get(recorder.heard.size() - 1));
  }

  @Test
  void jobEnds_argumentFileIsGone() throws Exception {
    run("succeed", new Recorder());

    try (Stream<Path> files = Files.list(directory())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void jobRefusesItsOptions_endCarriesTheMessage() throws Exception {
    JobResult result = run("refuse", new Recorder());

    assertEquals("config", result.confirmedEnd().orElseThrow().outcome());
    assertEquals(Optional.of("no such file"), result.confirmedEnd().orElseThrow().message());
  }

  @Test
  void jvmHalts_exitCodeAndLastOutputAreTold() throws Exception {
    JobResult result = run("crash", new Recorder());

    assertTrue(result.confirmedEnd().isEmpty());
    String death = result.death("sum");
    assertTrue(
        death.startsWith(
            "The JVM of job \"sum\" (pid %d) ended with exit code 7 before it reported how the job went."
                .formatted(result.pid())),
        death);
    assertTrue(death.endsWith("last words"), death);
  }

  @Test
  void jvmDiesBeforeItConnects_noWaitAndItsOutputIsTold() throws Exception {
    JobResult result = run("dieEarly", new Recorder());

    assertTrue(result.death("sum").contains("exit code 42"), result.death("sum"));
    assertTrue(result.death("sum").endsWith("no thanks"), result.death("sum"));
  }

  @Test
  void jvmRefusesItsOptions_itsOwnWordsAreTold() throws Exception {
    JobResult result = run(JAVA, List.of("-XX:+NoSuchFlag"), "succeed", new Recorder());

    assertTrue(
        result.death("sum").contains("Unrecognized VM option 'NoSuchFlag'"), result.death("sum"));
  }

  @Test
  void exitCodeContradictsTheEnd_endIsNotConfirmed() throws Exception {
    JobResult result = run("contradict", new Recorder());

    assertTrue(result.confirmedEnd().isEmpty());
    assertTrue(
        result.death("sum").contains("exit code 9 after it had reported \"ok\""),
        result.death("sum"));
  }

  @Test
  void strangerConnectsWithWrongToken_isIgnoredAndTheJobIsHeard() throws Exception {
    JobResult result = run("lie", new Recorder());

    assertEquals("ok", result.confirmedEnd().orElseThrow().outcome());
  }

  @Test
  void otherProtocol_messageNamesTheVersionsToAlign() {
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> run("foreign", new Recorder()));

    assertEquals(
        "The job JVM (parallel-runtime 9.9) speaks protocol 7, this plugin speaks protocol 3. Use the same version of parallel-maven-plugin, parallel-runtime and parallel-processor.",
        e.getMessage());
  }

  @Test
  void notAProgram_messageNamesIt() throws IOException {
    Path file = Files.createFile(temporary.resolve("java"));

    ConfigurationException e =
        assertThrows(
            ConfigurationException.class, () -> run(file, List.of(), "succeed", new Recorder()));

    assertTrue(
        e.getMessage().startsWith("The job JVM cannot be started with \"" + file), e::getMessage);
  }

  @Test
  void interrupted_jobJvmIsGone() throws Exception {
    CompletableFuture<Long> pid = new CompletableFuture<>();
    Thread goal = Thread.currentThread();
    Recorder recorder =
        new Recorder(
            text -> {
              pid.complete(Long.valueOf(text.substring("pid ".length())));
              goal.interrupt();
            });

    assertThrows(InterruptedException.class, () -> run("stay", recorder));

    assertFalse(
        ProcessHandle.of(pid.get(1, TimeUnit.SECONDS)).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void listenerThrows_jobJvmIsGone() throws Exception {
    CompletableFuture<Long> pid = new CompletableFuture<>();
    Recorder recorder =
        new Recorder(
            text -> {
              pid.complete(Long.valueOf(text.substring("pid ".length())));
              throw new IllegalStateException("the log is full");
            });

    assertThrows(IllegalStateException.class, () -> run("stay", recorder));

    assertFalse(
        ProcessHandle.of(pid.get(1, TimeUnit.SECONDS)).map(ProcessHandle::isAlive).orElse(false));
  }
}
