// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the javadoc shows can be compiled as it stands. */
@Timeout(60)
class JavadocExampleTest {
  private static final Path API = Path.of("src/main/java/org/paralleltask");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\R(.*?)\\R \\* }</pre>", Pattern.DOTALL);

  @Test
  void exampleOfThePackage_compiles() throws Exception {
    assertEquals(List.of(), errors(example("package-info.java")));
  }

  @Test
  void exampleOfATask_compiles() throws Exception {
    assertEquals(List.of(), errors(example("Task.java")));
  }

  @Test
  void exampleOfAProcess_compiles() throws Exception {
    assertEquals(List.of(), errors(example("TaskProcess.java")));
  }

  @Test
  void exampleOfSharedObjects_compiles() throws Exception {
    assertEquals(List.of(), errors(example("sync/package-info.java")));
  }

  private static String example(String file) throws Exception {
    Matcher found = EXAMPLE.matcher(Files.readString(API.resolve(file)));
    return found.find() ? found.group(1).replaceAll("(?m)^ \\* ?", "") : "no example in " + file;
  }

  private static List<String> errors(String example) {
    String source =
        "import java.nio.file.*; import java.util.*; import org.paralleltask.*; import org.paralleltask.sync.*;"
            + " class Example { void show(List<Path> files) {\n"
            + example
            + "\n} }";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("mem:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = List.of("-proc:none", "-d", "target", "-cp", "target/classes");
    boolean compiled = compiler.getTask(null, null, found, options, null, List.of(file)).call();
    assertEquals(found.getDiagnostics().isEmpty(), compiled);
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
