// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
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
  void recordInAnotherFile_isPartOfWhatTheWiringIsMadeOf() {
    Compilation compilation =
        new Compilation.Request(output)
            .source("com/acme/Point.java", "package com.acme;\nrecord Point(int x, Inner inner) {}")
            .source("com/acme/Inner.java", "package com.acme;\nrecord Inner(long y) {}")
            .source(
                "com/acme/Points.java",
                HEAD + "class Points { @ParallelTask static int norm(Point it) { return 0; } }")
            .processor(new ParallelTaskProcessor())
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    String wiring = compilation.file("com/acme/PointsTasks.java");
    assertTrue(wiring.contains("new Point(in.readInt(), INNER.read(in))"), wiring);
    assertTrue(wiring.contains("new Inner(in.readLong())"), wiring);
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
}
