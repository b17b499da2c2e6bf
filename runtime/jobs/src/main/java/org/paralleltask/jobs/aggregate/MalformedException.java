// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.io.Serial;

/** Bytes of a file that are not what they should be. */
final class MalformedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param position in the file, in bytes from its start
   */
  MalformedException(long position, String problem) {
    super("byte %d: %s".formatted(position, problem));
  }
}
