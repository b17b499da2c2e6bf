// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the processor does where compilers and file systems do not do as usual. */
@Timeout(60)
class RobustnessTest {
  @TempDir Path output;

  @Test
  void unexpectedException_isACompileErrorThatSaysHowToReportIt() {
    Compilation compilation =
        simple().processor(new Wrapped("getDocComment", new IllegalStateException("odd"))).run();

    assertEquals(1, compilation.errors().size(), compilation::log);
    String error = compilation.errors().get(0);
    assertTrue(
        error.startsWith(
            "[ProcessorBug] The processor of @ParallelTask failed at \"com.acme.Simple\", and that"
                + " is its own fault. Please report it to the project, with the source of this"
                + " class and these lines:"),
        error);
    assertTrue(error.contains("java.lang.IllegalStateException: odd"), error);
    assertEquals(9, compilation.diagnostics().get(0).getLineNumber());
  }

  @Test
  void outputCannotBeWritten_isACompileErrorWithTheCause() {
    Compilation compilation =
        simple().processor(new Wrapped("createSourceFile", new IOException("disk full"))).run();

    assertEquals(
        List.of(
            "[FileNotWritten] \"com.acme.SimpleTasks\" could not be written: java.io.IOException:"
                + " disk full. Look at the output directory: is there space, and may it be written"
                + " to?"),
        compilation.errors(),
        compilation::log);
  }

  @Test
  void wrappedEnvironment_leavesOnlyTheSourceLineUnknown() {
    Compilation compilation =
        simple().processor(new Wrapped("none", new IOException("never"))).run();

    assertTrue(compilation.succeeded(), compilation::log);
    assertTrue(compilation.index().contains("\"source\": null"), compilation.index());
    assertTrue(compilation.index().contains("com.acme.Simple#size"), compilation.index());
  }

  @Test
  void optionOfUnknownValue_isReported() {
    Compilation compilation =
        simple().processor(new ParallelTaskProcessor()).option("-Aparallel.verbose=maybe").run();

    assertEquals(
        List.of(
            "[OptionInvalid] The option parallel.verbose of the compiler is \"maybe\". Write"
                + " -Aparallel.verbose=true or -Aparallel.verbose=false."),
        compilation.errors());
  }

  @Test
  void verbose_saysHowManyTasksThereAre() {
    Compilation compilation =
        simple().processor(new ParallelTaskProcessor()).option("-Aparallel.verbose=true").run();

    assertTrue(compilation.log().contains("1 tasks of 1 classes processed in "), compilation::log);
  }

  /** javac shows local classes to no processor; a compiler that does gets this answer. */
  @Test
  void localClass_isReported() {
    OwnerModel owner = Models.owner(true);

    assertEquals(
        List.of(
            "[OwnerLocal] \"run\" is in a local or anonymous class, which generated code cannot"
                + " name. Move it into a top-level or static nested class."),
        TaskRules.check(owner, owner.tasks().get(0)).stream().map(Problem::message).toList());
  }

  private Compilation.Request simple() {
    return new Compilation.Request(output)
        .source("com/acme/Simple.java", Resources.read("good/Simple.java"));
  }

  /** The processor in an environment in which one method fails. */
  @SupportedAnnotationTypes("org.paralleltask.ParallelTask")
  private static final class Wrapped extends AbstractProcessor {
    private final ParallelTaskProcessor processor = new ParallelTaskProcessor();
    private final String method;
    private final Exception failure;

    Wrapped(String method, Exception failure) {
      this.method = method;
      this.failure = failure;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init((ProcessingEnvironment) wrap(ProcessingEnvironment.class, environment));
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

    private Object wrap(Class<?> type, Object target) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
              throw failure;
            }
            return wrapped(called.getReturnType(), call(called, target, arguments));
          });
    }

    private static Object call(java.lang.reflect.Method called, Object target, Object[] arguments)
        throws Throwable {
      try {
        return called.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private Object wrapped(Class<?> type, Object value) {
      return type == Elements.class || type == Filer.class ? wrap(type, value) : value;
    }
  }
}
