// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;

/** Looks at nothing but the options that affect results. */
public final class OptionsOnly implements Freshness {
  private static final Reason UNCHANGED = new Reason(Reason.Cause.UNCHANGED, "");

  private final Evidence evidence;

  /**
   * @param options a hash of the options that affect results
   */
  public OptionsOnly(String options) {
    this.evidence = new Evidence("", options, List.of(), List.of(), null);
  }

  @Override
  public Optional<Evidence> evidence(Object itemValue) {
    return Optional.of(evidence);
  }

  @Override
  public Reason judge(ItemEntry last, Object itemValue) {
    Evidence then = last.evidence();
    return then != null && then.options().equals(evidence.options())
        ? UNCHANGED
        : new Reason(Reason.Cause.OPTION, "");
  }

  @Override
  public Evidence finish(Evidence before, @Nullable Object result) {
    return before;
  }
}
