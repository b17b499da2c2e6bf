// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import java.util.Collection;

/**
 * Items failed and nobody looked. Thrown when a pool, or the results of a map, is closed; the first
 * failure is the cause, further ones are suppressed exceptions.
 */
public final class UnobservedFailuresException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Says how many failed and names the first; there is at least one failure. */
  public UnobservedFailuresException(Collection<? extends Throwable> failures) {
    super(describe(failures), failures.iterator().next());
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  private static String describe(Collection<? extends Throwable> failures) {
    String first = failures.iterator().next().getMessage();
    return failures.size() == 1
        ? "1 item failed and nobody looked at its failure: " + first
        : failures.size()
            + " items failed and nobody looked at their failures; the first: "
            + first;
  }
}
