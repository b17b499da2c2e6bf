// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The processor in the company of other compilers, other processors, and many sources. */
@Timeout(120)
class CompilersTest {
  private static final String HEAD = "package com.acme;\nimport org.paralleltask.ParallelTask;\n";
  private static final int MANY = 1000;

  @TempDir Path output;
  @TempDir Path other;

  @Test
  void typeOfAnotherProcessor_isWaitedFor() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Waits.java",
                HEAD
                    + "@Deprecated class Waits {\n"
                    + "  @ParallelTask static Late run(java.util.List<Late> item) { return null; }\n"
                    + "}\n")
            .processor(new ParallelTaskProcessor())
            .processor(new LateProcessor())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(
        compilation.file("com/acme/WaitsTasks.java").contains("Task<List<Late>, Late> run"),
        compilation.generated()::toString);
    assertTrue(compilation.index().contains("com.acme.Waits#run"), compilation.index());
  }

  @Test
  void exceptionOfAnotherProcessor_isWaitedFor() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Waits.java",
                HEAD
                    + "@Deprecated class Waits {\n"
                    + "  @ParallelTask(retryOn = Late.class) static int run(int item) { return 1; }\n"
                    + "}\n")
            .processor(new ParallelTaskProcessor())
            .processor(new LateProcessor())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(
        compilation.file("com/acme/WaitsTasks.java").contains(".retryOn(Late.class)"),
        compilation.generated()::toString);
  }

  @Test
  void thrownTypeOfAnotherProcessor_isNoProblem() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Waits.java",
                HEAD
                    + "@Deprecated class Waits {\n"
                    + "  Waits() throws Late {}\n"
                    + "  @ParallelTask int run(int item) throws Late { return 1; }\n"
                    + "}\n")
            .processor(new ParallelTaskProcessor())
            .processor(new LateProcessor())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
  }

  @Test
  void lombokBesideIt_itsTypesAreItems() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Item.java",
                "package com.acme;\n@lombok.Value @lombok.Builder class Item { String name; }\n")
            .source(
                "com/acme/Lombok.java",
                HEAD
                    + "@lombok.NoArgsConstructor class Lombok {\n"
                    + "  @ParallelTask String name(Item item) { return item.getName(); }\n"
                    + "  @ParallelTask static Item build(Item.ItemBuilder it) { return it.build(); }\n"
                    + "}\n")
            .option("-processorpath", Compilation.processorPath(lombok.Value.class))
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(
        compilation
            .file("com/acme/LombokTasks.java")
            .contains("Task<Item.ItemBuilder, Item> build"),
        compilation.generated()::toString);
  }

  @Test
  void eclipseCompiler_givesTheSameWiringAsJavac() {
    String source = Resources.read("good/AllOptions.java");
    Compilation javac =
        new Compilation.Request(output)
            .source("com/acme/AllOptions.java", source)
            .processor(new ParallelTaskProcessor())
            .run();
    Compilation eclipse =
        new Compilation.Request(other)
            .source("com/acme/AllOptions.java", source)
            .processor(new ParallelTaskProcessor())
            .compiler(new EclipseCompiler())
            .option("--release", "17")
            .run();

    assertTrue(eclipse.succeeded(), eclipse::log);
    assertEquals(
        javac.file("com/acme/AllOptionsTasks.java"), eclipse.file("com/acme/AllOptionsTasks.java"));
    assertTrue(eclipse.index().contains("\"source\": null"), eclipse.index());
  }

  @Test
  void eclipseCompiler_reportsErrorsAtTheirLine() {
    Compilation eclipse =
        new Compilation.Request(output)
            .source("com/acme/TimeoutInvalid.java", Resources.read("bad/TimeoutInvalid.java"))
            .processor(new ParallelTaskProcessor())
            .compiler(new EclipseCompiler())
            .option("--release", "17")
            .run();

    assertEquals(1, eclipse.errors().size(), eclipse::log);
    assertTrue(eclipse.errors().get(0).contains("[TimeoutInvalid]"), eclipse::log);
    assertEquals(
        List.of(9L),
        eclipse.diagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(Diagnostic::getLineNumber)
            .toList());
  }

  @Test
  void sourcesInAnotherOrder_giveTheSameBytes() {
    List<String> files = List.of("Simple", "Types", "Owners", "AllOptions");
    List<String> reversed = List.of("AllOptions", "Owners", "Types", "Simple");

    assertEquals(good(files, output).generated(), good(reversed, other).generated());
  }

  @Test
  void oneAnnotationRemoved_itIsGoneFromWiringAndIndex() {
    String both = Resources.read("good/Overloads.java");
    Compilation before = overloads(both, output);
    Compilation after = overloads(both.replaceFirst("@ParallelTask\n", "\n"), output);

    assertTrue(before.index().contains("com.acme.Overloads#name"), before.index());
    assertTrue(after.succeeded(), after::log);
    assertEquals(-1, after.index().indexOf("com.acme.Overloads#name"), after.index());
    assertTrue(after.index().contains("com.acme.Overloads#image"), after.index());
  }

  @Test
  void lastAnnotationRemoved_nothingIsGenerated() {
    Compilation compilation =
        overloads(Resources.read("good/Overloads.java").replace("@ParallelTask\n", "\n"), output);

    assertTrue(compilation.succeeded(), compilation::log);
    assertEquals(Set.of(), compilation.generated().keySet());
  }

  @Test
  void badMethod_doesNotHideTheProblemsOfOthersNorTheirWiring() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Mixed.java",
                HEAD
                    + "class Mixed {\n"
                    + "  @ParallelTask(workers = 0) private static int bad() { return 1; }\n"
                    + "  @ParallelTask static int good(int item) { return item; }\n"
                    + "}\n")
            .processor(new ParallelTaskProcessor())
            .run();

    List<String> ids =
        compilation.errors().stream()
            .map(text -> text.substring(0, text.indexOf(']') + 1))
            .toList();
    assertEquals(
        Set.of("[TaskPrivate]", "[TaskNoParameter]", "[NumberNotPositive]"), Set.copyOf(ids));
    assertTrue(
        compilation.file("com/acme/MixedTasks.java").contains("Task<Integer, Integer> good"),
        compilation::log);
  }

  @Test
  void thousandMethods_areProcessedTogether() {
    String methods =
        IntStream.range(0, MANY)
            .mapToObj(i -> "  @ParallelTask static int run" + i + "(int item) { return item; }\n")
            .collect(Collectors.joining());
    Compilation compilation =
        new Compilation.Request(output)
            .source("com/acme/Many.java", HEAD + "class Many {\n" + methods + "}\n")
            .processor(new ParallelTaskProcessor())
            .option("-Aparallel.verbose=true")
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertEquals(MANY, compilation.index().split("\"id\"", -1).length - 1);
  }

  @Test
  void gradleMetadata_declaresBothProcessors() throws IOException {
    try (var stream =
        ParallelTaskProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertEquals(
          """
          org.paralleltask.processor.ParallelTaskProcessor,aggregating
          org.paralleltask.processor.GeneratedClaim,isolating
          """,
          new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static Compilation overloads(String source, Path output) {
    return new Compilation.Request(output)
        .source("com/acme/Overloads.java", source)
        .processor(new ParallelTaskProcessor())
        .run();
  }

  private static Compilation good(List<String> files, Path output) {
    Compilation.Request request =
        new Compilation.Request(output).processor(new ParallelTaskProcessor());
    files.forEach(
        file ->
            request.source("com/acme/" + file + ".java", Resources.read("good/" + file + ".java")));
    return request.run();
  }

  /** Another processor, which generates a class in its first round. */
  @SupportedAnnotationTypes("java.lang.Deprecated")
  private static final class LateProcessor extends AbstractProcessor {
    private boolean isDone;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!isDone) {
        isDone = true;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("com.acme.Late").openWriter()) {
          writer.write("package com.acme; class Late extends Exception {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
