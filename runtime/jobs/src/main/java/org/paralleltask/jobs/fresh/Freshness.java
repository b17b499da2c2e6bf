// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;

/**
 * Judges whether what is known of an item still holds. Used by several threads: items are judged by
 * the one that lets them in, and evidence is taken by those that run them.
 */
public interface Freshness {
  /**
   * What the item's result depends on, taken before it runs: what changes meanwhile is seen next
   * time.
   *
   * @return without outputs and result; empty if the item cannot be resumed
   */
  Optional<Evidence> evidence(Object itemValue);

  /**
   * Whether the item has to run.
   *
   * @param last how it ended last time: well, and with evidence
   * @return {@link Reason.Cause#UNCHANGED} if it need not run, else why it has to
   */
  Reason judge(ItemEntry last, Object itemValue);

  /**
   * The item has ended well.
   *
   * @param before what was taken before it ran
   * @param result what it returned
   * @return with what it has left: its outputs exist, and are as they are stamped
   */
  Evidence finish(Evidence before, @Nullable Object result);
}
