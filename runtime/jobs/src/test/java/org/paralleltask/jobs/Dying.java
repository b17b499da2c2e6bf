// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an item may do to its process, as the item says. */
final class Dying {
  private Dying() {}

  static String dies(String item) throws Exception {
    System.out.println("this is " + item);
    switch (item) {
      case "exit" -> System.exit(3);
      case "kill" -> killSelf();
      case "crash" -> crash();
      case "native" -> echo("from below");
      case "colour" -> System.out.println(System.getProperty("sample.colour"));
      default -> dieOnce(item);
    }
    return item;
  }

  /** An item {@code once:<file>} dies only if the file is not there. */
  private static void dieOnce(String item) throws IOException, InterruptedException {
    if (item.startsWith("once:")) {
      Path marker = Path.of(item.substring("once:".length()));
      if (Files.notExists(marker)) {
        Files.createFile(marker);
        killSelf();
      }
    }
  }

  private static void killSelf() throws IOException, InterruptedException {
    run("kill", "-9", Long.toString(ProcessHandle.current().pid()));
  }

  private static void echo(String text) throws IOException, InterruptedException {
    run("echo", text);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    new ProcessBuilder(command)
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT)
        .start()
        .waitFor();
  }

  private static void crash() throws ReflectiveOperationException {
    // By name, because the compiler warns of the class.
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field field = unsafe.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
  }
}
