// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does when its parent is gone. */
@Timeout(60)
class DepartureTest {
  // A system closes the pipes of a process that dies before it gives its children to another.
  @Test
  void halt_parentStillDying_deletesItsFilesWhenItIsDead(@TempDir Path temp) throws Exception {
    Process parent = startParent(temp);
    Path file = temp.resolve("parallel-" + parent.pid() + "-1.shared");
    try (Writer toParent = parent.outputWriter();
        BufferedReader fromChild = parent.inputReader()) {
      Files.createFile(file);
      toParent.write("\n"); // now the file is there
      toParent.flush();
      assertEquals("halts", fromChild.readLine());
      toParent.write("\n"); // the parent ends
      toParent.flush();
      assertEquals(0, parent.waitFor());
      awaitEnd(file);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  // The child of a process that has ended is nobody's here: nothing else tells of its end.
  private static void awaitEnd(Path file) throws InterruptedException {
    while (Files.exists(file)) {
      Thread.sleep(1);
    }
  }

  private static Process startParent(Path temp) throws Exception {
    String script =
        "read go; \"$0\" -XX:+UseSerialGC -Djava.io.tmpdir=\"$1\" -cp \"$2\" \"$3\" $$ & read go";
    return new ProcessBuilder(
            "sh",
            "-c",
            script,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            temp.toString(),
            System.getProperty("java.class.path"),
            Child.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A worker that has seen the end of its pipe. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      Departure.parentIs(Long.parseLong(arguments[0]));
      System.out.println("halts");
      Departure.halt();
    }
  }
}
