// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and what is not, of tasks that cannot run in worker processes. */
@Timeout(60)
class TravelTest {
  private static final String HEAD =
      """
      package com.acme;
      import java.io.InputStream;
      import org.paralleltask.*;
      """;
  private static final String REASON =
      "\"input\" is of type java.io.InputStream, which cannot be sent to a worker process: it stands"
          + " for something that is open in this process. Send what it is made of, such as a path"
          + " or an address, and open it in the method, or leave the task on threads.";

  @TempDir Path output;

  @Test
  void taskOnThreadsThatCannotTravel_isNamedInOneNote() {
    Compilation compilation =
        compile(
            """
            class Streams {
              @ParallelTask static int read(InputStream input) { return 0; }
              @ParallelTask static int skip(InputStream input) { return 0; }
            }
            """,
            "-Xlint:all",
            "-Werror");

    assertTrue(compilation.succeeded(), compilation::log);
    assertEquals(
        List.of(
            "com.acme.Streams#read and another task cannot run in worker processes"
                + " (-Dparallel.pool=process); -Aparallel.verbose=true says why."),
        notes(compilation));
  }

  @Test
  void verbose_saysWhyAtTheParameter() {
    Compilation compilation =
        compile(
            "class Streams {\n  @ParallelTask static int read(InputStream input) { return 0; }\n}\n",
            "-Aparallel.verbose=true");

    Diagnostic<?> note = compilation.diagnostics().get(0);
    assertEquals("[TaskCannotTravel] " + REASON, note.getMessage(Locale.ROOT));
    assertEquals("5:45", note.getLineNumber() + ":" + note.getColumnNumber());
  }

  @Test
  void indexSaysWhyTheTaskCannotTravel() {
    Compilation compilation =
        compile("class Streams { @ParallelTask static int read(InputStream input) { return 0; } }");

    assertTrue(
        compilation.index().contains("\"cannotTravel\": \"" + REASON.replace("\"", "\\\"") + "\""),
        compilation.index());
  }

  @Test
  void recordsInOtherFiles_areAmongWhatTheWiringIsMadeOf() {
    List<String> origins = new ArrayList<>();
    Compilation compilation =
        new Compilation.Request(output)
            .source("com/acme/Point.java", "package com.acme;\nrecord Point(int x, Inner inner) {}")
            .source("com/acme/Inner.java", "package com.acme;\nrecord Inner(long y) {}")
            .source(
                "com/acme/Points.java",
                HEAD + "class Points { @ParallelTask static int norm(Point it) { return 0; } }")
            .processor(new OriginsProcessor(origins))
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertEquals(List.of("com.acme.Points", "com.acme.Point", "com.acme.Inner"), origins);
    String wiring = compilation.file("com/acme/PointsTasks.java");
    assertTrue(wiring.contains("new Point(in.readInt(), INNER.read(in))"), wiring);
    assertTrue(wiring.contains("new Inner(in.readLong())"), wiring);
  }

  @Test
  void eclipseCompiler_givesTheSameCodecsAsJavac() {
    String source = Resources.read("good/Travels.java");
    Compilation eclipse =
        new Compilation.Request(output)
            .source("com/acme/Travels.java", source)
            .processor(new ParallelTaskProcessor())
            .compiler(new EclipseCompiler())
            .option("--release", "17")
            .run();

    assertTrue(eclipse.succeeded(), eclipse::log);
    assertEquals(
        Resources.read("expected/Travels/com/acme/TravelsTasks.java"),
        eclipse.file("com/acme/TravelsTasks.java"));
  }

  @Test
  void typeInARecordThatAnotherProcessorGenerates_isWaitedFor() {
    Compilation compilation =
        new Compilation.Request(output)
            .source(
                "com/acme/Points.java",
                HEAD
                    + "@Deprecated class Points {\n"
                    + "  record Point(Late late) {}\n"
                    + "  @ParallelTask(pool = Pool.PROCESS)\n"
                    + "  static int norm(Point it) { return 0; }\n"
                    + "}\n")
            .processor(new ParallelTaskProcessor())
            .processor(new LateRecord())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    String wiring = compilation.file("com/acme/PointsTasks.java");
    assertTrue(wiring.contains("new Late(in.readInt())"), wiring);
  }

  private Compilation compile(String source, String... options) {
    return new Compilation.Request(output)
        .source("com/acme/Streams.java", HEAD + source)
        .processor(new ParallelTaskProcessor())
        .processor(new GeneratedClaim())
        .option(options)
        .run();
  }

  private static List<String> notes(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.NOTE)
        .map(each -> each.getMessage(Locale.ROOT))
        .toList();
  }

  /** The processor, and a record of what it says that the generated class is made of. */
  @SupportedAnnotationTypes("org.paralleltask.ParallelTask")
  private static final class OriginsProcessor extends AbstractProcessor {
    private final ParallelTaskProcessor processor = new ParallelTaskProcessor();
    private final List<String> origins;

    OriginsProcessor(List<String> origins) {
      this.origins = origins;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(
          (ProcessingEnvironment)
              forwarding(
                  ProcessingEnvironment.class,
                  environment,
                  called ->
                      called instanceof Filer
                          ? forwarding(Filer.class, called, it -> it)
                          : called));
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    private Object forwarding(Class<?> type, Object target, UnaryOperator<Object> change) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> {
            if (method.getName().equals("createSourceFile")) {
              Stream.of((Object[]) arguments[1]).map(Object::toString).forEach(origins::add);
            }
            return change.apply(method.invoke(target, arguments));
          });
    }
  }

  /** Another processor, which generates a record in its first round. */
  @SupportedAnnotationTypes("java.lang.Deprecated")
  private static final class LateRecord extends AbstractProcessor {
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
          writer.write("package com.acme; record Late(int x) {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
