// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.plugin.option.ConfigurationException;

@Timeout(10)
class ProjectClassesTest {
  private static final String INDEX =
      "{\"version\":%d,\"tasks\":[{\"id\":\"a.B#%s\",\"job\":\"%s\",\"owner\":\"a.B\",\"method\":\"%s\"}]}";

  @TempDir Path temporary;

  private Path directoryWith(String resource, String text) throws IOException {
    Path directory = temporary.resolve("classes");
    Path file = directory.resolve(resource);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return directory;
  }

  private Path jarWith(String resource, String text) throws IOException {
    Path jar = temporary.resolve("library.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(resource));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static String index(int version, String job) {
    return INDEX.formatted(version, job, job, job);
  }

  @Test
  void tasks_areThoseOfTheOutputAndOfLibraries() throws IOException {
    Path output = directoryWith(IndexReader.RESOURCE, index(1, "own"));
    Path jar = jarWith(IndexReader.RESOURCE, index(1, "foreign"));
    ProjectClasses classes =
        new ProjectClasses(output, List.of(output, jar, temporary.resolve("missing")));

    assertEquals(List.of("own"), classes.ownTasks().stream().map(TaskEntry::job).toList());
    assertEquals(
        List.of("foreign"),
        classes.libraryTasks(path -> true).stream().map(TaskEntry::job).toList());
    assertEquals(List.of(), classes.libraryTasks(path -> false));
  }

  @Test
  void runtime_isSeenInAJar() throws IOException {
    Path jar = jarWith("org/paralleltask/ParallelTask.class", "");

    assertTrue(new ProjectClasses(temporary, List.of(jar)).hasRuntime());
    assertFalse(new ProjectClasses(temporary, List.of(temporary)).hasRuntime());
  }

  @Test
  void damagedIndex_saysWhereAndWhatToDo() throws IOException {
    Path output = directoryWith(IndexReader.RESOURCE, "{\"version\":1,");

    ConfigurationException e =
        assertThrows(ConfigurationException.class, new ProjectClasses(output, List.of())::ownTasks);

    assertTrue(
        e.getMessage().startsWith("The index of tasks META-INF/parallel/tasks.json in \"" + output),
        e::getMessage);
    assertTrue(e.getMessage().endsWith("Run mvn clean and compile again."), e::getMessage);
  }

  @Test
  void indexOfAnotherVersion_saysWhatToAlign() throws IOException {
    Path output = directoryWith(IndexReader.RESOURCE, index(2, "x"));

    ConfigurationException e =
        assertThrows(ConfigurationException.class, new ProjectClasses(output, List.of())::ownTasks);

    assertTrue(
        e.getMessage()
            .endsWith(
                "has version 2, and this plugin reads version 1. Use the same version of parallel-maven-plugin and parallel-processor."),
        e::getMessage);
  }

  @Test
  void annotatedClass_isSeenInItsConstantPool() throws IOException {
    Path output = directoryWith("a/B.class", "\u00ca\u00fe Lorg/paralleltask/ParallelTask; ");
    Files.writeString(output.resolve("a/C.class"), "nothing");

    assertEquals(List.of("a.B"), AnnotatedClasses.in(output));
    assertEquals(List.of(), AnnotatedClasses.in(temporary.resolve("missing")));
  }

  @Test
  void notProcessed_printsTheLinesForThePom() {
    String text = NoTasks.notProcessed(List.of("a.B"), "1.2.3");

    assertTrue(
        text.startsWith("a.B has methods with @ParallelTask, but nothing was generated for them"),
        text);
    assertTrue(text.contains("<artifactId>parallel-processor</artifactId>"), text);
    assertTrue(text.contains("<version>1.2.3</version>"), text);
  }
}
