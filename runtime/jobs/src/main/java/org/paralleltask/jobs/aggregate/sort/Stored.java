// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Path;

/** Records that were sorted and written to a file. */
record Stored(Path file, Run.Stretch stretch) implements Input {
  @Override
  public Cursor open(int size) throws IOException {
    return new RunCursor(file, stretch, size);
  }
}
