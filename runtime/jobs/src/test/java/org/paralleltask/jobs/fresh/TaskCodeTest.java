// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.Compiled;
import org.paralleltask.jobs.spec.TaskEntry;

@Timeout(60)
class TaskCodeTest {
  private static final TaskEntry RESIZE =
      new TaskEntry(
          "acme.Resize#resize",
          "resize",
          "acme.Resize",
          "acme.ResizeTasks",
          "resize",
          List.of(),
          "java.nio.file.Path",
          "java.nio.file.Path",
          List.of(),
          null,
          null,
          null,
          null,
          List.of());

  @TempDir Path directory;
  private Compiled project;
  private Path jar;

  @BeforeEach
  void aProjectWithALibrary() throws IOException {
    jar = directory.resolve("scaler.jar");
    pack(jar, "scaler/Scaler.class", "1", 1000);
    project =
        new Compiled(directory)
            .with("Resize", "class Resize { static int resize(int by) { return Scale.by(by); } }")
            .with("Scale", "class Scale { static int by(int by) { return new Step().of(by); } }")
            .with("Step", "class Step { int of(int by) { return by; } }")
            .with("Other", "class Other { static int other() { return 7; } }")
            .with("ResizeTasks", "class ResizeTasks { Object task = new Resize(); int workers; }");
  }

  private static void pack(Path jar, String entry, String content, long time) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      ZipEntry header = new ZipEntry(entry);
      header.setTime(time);
      zip.putNextEntry(header);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private Fingerprint code() throws IOException {
    return code(RESIZE, Optional.empty()).orElseThrow();
  }

  private Optional<Fingerprint> code(TaskEntry task, Optional<Path> ours) throws IOException {
    ClassPath classPath = new ClassPath(List.of(project.classes("-g")), List.of(jar));
    return new TaskCode(classPath, ours).of(task);
  }

  @Test
  void code_isWhatTheTaskReaches_andTheLibraries() throws IOException {
    assertEquals(
        Set.of("acme.Resize", "acme.Scale", "acme.Step", "scaler.jar"), code().parts().keySet());
  }

  @Test
  void editedHelper_isNamed() throws IOException {
    Fingerprint before = code();

    project.with("Step", "class Step { int of(int by) { return by + 1; } }");

    assertEquals("acme.Step changed", code().changesSince(before));
  }

  @Test
  void movedLine_isNoChange() throws IOException {
    Fingerprint before = code();

    project.with("Step", "\n\n// steps", "class Step {\n int of(int by) { return by; } }");

    assertEquals(before, code());
  }

  @Test
  void editedStranger_isNoChange() throws IOException {
    Fingerprint before = code();

    project.with("Other", "class Other { static int other() { return 8; } }");

    assertEquals(before, code());
  }

  @Test
  void otherOptionsInTheGeneratedClass_areNoChange() throws IOException {
    Fingerprint before = code();

    project.with("ResizeTasks", "class ResizeTasks { Object task = new Resize(); int threads; }");

    assertEquals(before, code());
  }

  @Test
  void otherTasks_areReachedThroughTheirGeneratedClasses() throws IOException {
    project
        .with("Resize", "class Resize { int resize() { return OtherTasks.map(); } }")
        .with("OtherTasks", "class OtherTasks { static int map() { return Other.other(); } }");
    Path index = project.classes().resolve("META-INF/parallel/tasks.json");
    Files.createDirectories(index.getParent());
    Files.writeString(
        index,
        """
        {"version": 1, "tasks": [{"id": "acme.Other#other", "job": "other", "owner": "acme.Other",
          "wiring": "acme.OtherTasks", "member": "other", "input": "int", "result": "int"}]}
        """);

    assertEquals(Set.of("acme.Resize", "acme.Other", "scaler.jar"), code().parts().keySet());
  }

  @Test
  void providersOfServices_areReached() throws IOException {
    project
        .with("Plan", "interface Plan { int size(); }")
        .with("Small", "class Small implements Plan { public int size() { return 1; } }")
        .with(
            "Resize",
            "class Resize { int resize() { return load().size(); }",
            " Plan load() { return java.util.ServiceLoader.load(Plan.class).iterator().next(); } }");
    Path services = project.classes().resolve("META-INF/services/acme.Plan");
    Files.createDirectories(services.getParent());
    Files.writeString(services, "# all sizes\nacme.Small # the only one\n");

    assertTrue(code().parts().containsKey("acme.Small"));
  }

  @Test
  void anotherLibrary_isNamed() throws IOException {
    Fingerprint before = code();

    pack(jar, "scaler/Scaler.class", "2", 1000);

    assertEquals("scaler.jar changed", code().changesSince(before));
  }

  @Test
  void renamedLibrary_isNamed() throws IOException {
    Fingerprint before = code();

    jar = Files.move(jar, directory.resolve("scaler-2.jar"));

    assertEquals("scaler-2.jar is new (and 1 more)", code().changesSince(before));
  }

  @Test
  void libraryThatWasPackedAgain_isNoChange() throws IOException {
    Fingerprint before = code();

    pack(jar, "scaler/Scaler.class", "1", 500_000_000);

    assertEquals(before, code());
  }

  @Test
  void whatCannotBeUnderstood_mayUseAllClasses() throws IOException {
    Path step = project.classes().resolve("acme/Step.class");
    byte[] bytes = Files.readAllBytes(step);
    bytes[7] = 127; // a Java version that is not there yet
    Files.write(step, bytes);
    ClassPath classPath = new ClassPath(List.of(step.getParent().getParent()), List.of());

    Fingerprint code = new TaskCode(classPath, Optional.empty()).of(RESIZE).orElseThrow();

    assertTrue(code.parts().keySet().containsAll(Set.of("acme.Step", "acme.Other")));
  }

  @Test
  void jarOfThisProgram_countsForTheTasksInIt() throws IOException {
    TaskEntry brought =
        new TaskEntry(
            "scaler.Scaler#scale",
            "scale",
            "scaler.Scaler",
            "scaler.ScalerTasks",
            "scale",
            List.of(),
            "int",
            "int",
            List.of(),
            null,
            null,
            null,
            null,
            List.of());

    assertEquals(
        Set.of("scaler.jar"), code(brought, Optional.of(jar)).orElseThrow().parts().keySet());
    assertTrue(code(RESIZE, Optional.of(jar)).orElseThrow().parts().containsKey("acme.Resize"));
    assertTrue(!code(RESIZE, Optional.of(jar)).orElseThrow().parts().containsKey("scaler.jar"));
  }

  @Test
  void classInNoFile_hasNoCode() throws IOException {
    ClassPath nothing = new ClassPath(List.of(), List.of(jar));

    assertEquals(Optional.empty(), new TaskCode(nothing, Optional.empty()).of(RESIZE));
  }
}
