// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Attested;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.journal.Evidence;

/**
 * Takes the evidence of items that have just ended well, on the threads that ran them, so that many
 * files can be read at a time.
 *
 * @param stored how results are kept; null if nobody needs them
 * @param done told of each item with evidence
 */
record EvidenceTaker(@Nullable StoredResults stored, Consumer<Item> done) {
  /**
   * The item's attempt has ended well. Without evidence, it runs again next time; so it does if
   * there was nothing to be had.
   */
  void take(Item item, @Nullable Object result) {
    Freshness.Check check = item.check();
    boolean absent = result instanceof Attested known && known.absence().isPresent();
    if (check != null && !absent) {
      try {
        item.evidence(check.finish(result).map(evidence -> withResult(evidence, result)));
        if (item.evidence() != null) {
          done.accept(item);
        }
      } catch (RuntimeException unreadable) {
        item.evidence(Optional.empty());
      }
    }
  }

  private Evidence withResult(Evidence evidence, @Nullable Object result) {
    return stored == null ? evidence : evidence.withResult(stored.text(result));
  }
}
