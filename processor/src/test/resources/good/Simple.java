// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltask.ParallelTask;

public class Simple {
  /** Counts the bytes of a file. */
  @ParallelTask
  public static long size(Path file) throws IOException {
    return Files.size(file);
  }
}
