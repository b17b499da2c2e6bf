// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.journal.Known;
import org.paralleltask.jobs.journal.Reason;

/**
 * Whether an item runs.
 *
 * @param reason why, or why not
 * @param known what earlier runs knew of it
 * @param check what takes its evidence when it has run; null if it cannot be resumed
 */
record Decision(Reason reason, Optional<Known> known, Freshness.@Nullable Check check) {
  boolean runs() {
    return switch (reason.cause()) {
      case UNCHANGED, NOT_FAILED -> false;
      default -> true;
    };
  }
}
