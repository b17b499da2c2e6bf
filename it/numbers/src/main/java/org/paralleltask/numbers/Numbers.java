// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.ParallelTask;

/** The quick start: one product for each of 1000 files, added up. */
public final class Numbers {
  private Numbers() {}

  /** Multiplies the numbers in lines 3 and 17 of a file. */
  @ParallelTask(workers = 64, itemsGlob = "target/numbers/*.numbers", reduce = "sum")
  public static long product(Path file) throws IOException {
    List<String> lines = Files.readString(file).lines().toList();
    return Long.parseLong(lines.get(2)) * Long.parseLong(lines.get(16));
  }
}
