// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.paralleltask.ParallelTask;

/** Makes a file of a file, and notes that it did. */
class Letters {
  private static final Path TARGET = Path.of("target");

  @ParallelTask(itemsGlob = "in/*.txt", workers = 2)
  static Path publish(Path in) throws IOException, InterruptedException {
    String name = in.getFileName().toString();
    Files.writeString(
        TARGET.resolve("executions.log"),
        name + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Thread.sleep(40);
    Path out = Files.createDirectories(TARGET.resolve("out")).resolve(name);
    Path part = out.resolveSibling("." + name + ".part");
    Files.writeString(part, Files.readString(in).toUpperCase(Locale.ROOT));
    return Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
  }
}
