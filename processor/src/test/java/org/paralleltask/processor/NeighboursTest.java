// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.ParallelTask;

/** The processor among named modules, and beside Lombok that changes classes with tasks. */
@Timeout(120)
class NeighboursTest {
  private static final String HEAD = "package com.acme;\nimport org.paralleltask.ParallelTask;\n";

  @TempDir Path output;
  @TempDir Path other;

  @ParameterizedTest
  @ValueSource(strings = {"requires java.compiler;", ""})
  void namedModule_compilesWithAndWithoutTheAnnotationGenerated(String more) throws IOException {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "module-info.java", "module com.acme {\n requires org.paralleltask;\n" + more + "}")
            .source("com/acme/Zipped.java", Resources.read("good/Zipped.java"))
            .option("--module-path", runtimeJar().toString())
            .option("-processorpath", Compilation.processorPath())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertEquals(
        !more.isEmpty(),
        compilation.file("com/acme/ZippedTasks.java").contains("@Generated"),
        compilation.generated()::toString);
  }

  @Test
  void lombokMakesMethodsStatic_theyAreCalledSo() {
    Compilation compilation =
        lombok(
            """
            @lombok.experimental.UtilityClass class Late {
              @ParallelTask int twice(int item) { return 2 * item; }
            }
            """);

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(
        compilation.file("com/acme/LateTasks.java").contains("Late::twice"),
        compilation.generated()::toString);
  }

  @Test
  void lombokAddsBothConstructors_theOneWithoutParametersIsUsed() {
    Compilation compilation =
        lombok(
            """
            @lombok.NoArgsConstructor @lombok.AllArgsConstructor class Late {
              int factor;
              @ParallelTask int times(int item) { return factor * item; }
            }
            """);

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(
        compilation.file("com/acme/LateTasks.java").contains("Late::new"),
        compilation.generated()::toString);
  }

  @Test
  void lombokTakesTheConstructorAway_isReported() {
    Compilation compilation =
        lombok(
            """
            @lombok.AllArgsConstructor class Late {
              int factor;
              @ParallelTask int times(int item) { return factor * item; }
            }
            """);

    assertEquals(1, compilation.errors().size(), compilation::log);
    assertTrue(compilation.errors().get(0).contains("[OwnerNoConstructor]"), compilation::log);
  }

  @Test
  void eclipseCompilerAndItemsOfTheTasksOwnRecord_giveTheWiringOfJavac() {
    String source = Resources.read("good/Zipped.java");
    Compilation javac =
        new Compilation.Request(output)
            .source("com/acme/Zipped.java", source)
            .processor(new ParallelTaskProcessor())
            .run();
    Compilation eclipse =
        new Compilation.Request(other)
            .source("com/acme/Zipped.java", source)
            .processor(new ParallelTaskProcessor())
            .compiler(new EclipseCompiler())
            .option("--release", "17")
            .run();

    assertTrue(eclipse.succeeded(), eclipse::log);
    assertEquals(
        javac.file("com/acme/ZippedTasks.java"), eclipse.file("com/acme/ZippedTasks.java"));
  }

  /** The processor comes before Lombok, and so sees the class as it was written. */
  private Compilation lombok(String source) {
    return new Compilation.Request(output)
        .source("com/acme/Late.java", HEAD + source)
        .option("-processorpath", Compilation.processorPath(lombok.Value.class))
        .run();
  }

  /** A directory of classes would be no automatic module. */
  private Path runtimeJar() throws IOException {
    Path home = Compilation.home(ParallelTask.class);
    Path jar = other.resolve("parallel-runtime-1.0.jar");
    if (!Files.isDirectory(home)) {
      return home;
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, moduleName())) {
      for (Path each : classFiles(home)) {
        entries.putNextEntry(new JarEntry(home.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, entries);
      }
    }
    return jar;
  }

  private static Manifest moduleName() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "org.paralleltask");
    return manifest;
  }

  private static List<Path> classFiles(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
