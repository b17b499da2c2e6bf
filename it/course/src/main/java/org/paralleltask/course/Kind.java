// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.util.Locale;
import org.paralleltask.Pool;

/** Which kind of pool an example is to use: what stands after its row on the command line. */
public final class Kind {
  private Kind() {}

  /** The kind that the first argument names; threads, if there is none. */
  public static Pool of(String... arguments) {
    return arguments.length == 0
        ? Pool.THREAD
        : Pool.valueOf(arguments[0].toUpperCase(Locale.ROOT));
  }
}
