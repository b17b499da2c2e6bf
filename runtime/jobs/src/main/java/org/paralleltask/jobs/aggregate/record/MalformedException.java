// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.Serial;

/** Bytes of a file that are not what they should be. */
public final class MalformedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param position in the file, in bytes from its start
   */
  public MalformedException(long position, String problem) {
    super("byte %d: %s".formatted(position, problem));
  }
}
