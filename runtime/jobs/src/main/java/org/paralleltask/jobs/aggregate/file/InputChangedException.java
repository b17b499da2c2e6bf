// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A file was written to, or removed, while it was read. */
public final class InputChangedException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param how it changed
   */
  public InputChangedException(Path file, String how) {
    super("INPUT_CHANGED: %s %s. Run again when nobody writes to it.".formatted(file, how));
  }
}
