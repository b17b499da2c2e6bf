// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Optional;
import org.paralleltask.jobs.journal.Verdict;

/** How a run ended, in one word, also if it was killed before it could say so. */
final class Outcomes {
  private static final String KILLED = "killed";

  private Outcomes() {}

  static String text(Digest digest) {
    return verdict(digest).map(Verdict::text).orElse(KILLED);
  }

  static Optional<Verdict> verdict(Digest digest) {
    return digest.record().conclusion().map(conclusion -> conclusion.verdict());
  }

  static boolean isWell(Digest digest) {
    return verdict(digest).filter(verdict -> verdict.exitCode() == 0).isPresent();
  }
}
