// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.nio.file.Path;
import org.paralleltask.ParallelTask;

class Files {
  @ParallelTask(itemsGlob = "some data/*.txt", reduce = "sum")
  static long size(Path file) throws java.io.IOException {
    return java.nio.file.Files.size(file);
  }
}
