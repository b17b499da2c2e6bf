// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param verdict in one word
 * @param message what happened and what to do, where the word does not say all
 * @param result what the results were folded into
 */
public record Conclusion(Verdict verdict, Optional<String> message, Optional<String> result) {
  /** One that there is no result of. */
  public static Conclusion of(Verdict verdict, String message) {
    return new Conclusion(verdict, Optional.of(message), Optional.empty());
  }

  /** One that says all with its verdict. */
  public static Conclusion of(Verdict verdict) {
    return new Conclusion(verdict, Optional.empty(), Optional.empty());
  }
}
