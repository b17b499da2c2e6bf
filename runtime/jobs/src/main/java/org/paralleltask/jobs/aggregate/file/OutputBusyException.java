// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Somebody else is writing the output. */
public final class OutputBusyException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param holder who does, such as {@code process 4711}
   */
  OutputBusyException(Path output, String holder) {
    super(
        "OUTPUT_BUSY: %s is being written by %s. Wait until that has ended, or choose another output."
            .formatted(output, holder.strip()));
  }
}
