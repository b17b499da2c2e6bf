// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltask.ParallelTask;

class Copies {
  /** Fails for one file until that has been tried once. */
  @ParallelTask(itemsGlob = "data/*.txt")
  static Path copy(Path file) throws IOException {
    Path tried = Path.of("target", "tried-" + file.getFileName());
    if (file.endsWith("b.txt") && Files.notExists(tried)) {
      Files.writeString(tried, "once");
      throw new IllegalStateException("not yet");
    }
    Path copy = Path.of("target", "copies", file.getFileName().toString());
    Files.createDirectories(copy.getParent());
    return Files.writeString(copy, Files.readString(file));
  }
}
