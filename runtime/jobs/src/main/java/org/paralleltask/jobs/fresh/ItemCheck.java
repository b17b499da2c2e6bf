// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.Reason.Cause;
import org.paralleltask.jobs.spec.UpToDate;

/** One item: whether it has to run, and what is to be remembered of it. */
final class ItemCheck implements Freshness.Check {
  private static final Reason UNCHANGED = new Reason(Cause.UNCHANGED, "");
  private static final int LONGEST = 200;

  private final Supplier<Optional<Basis>> basis;
  private final UpToDate mode;
  private final Hashing hashing;
  private final @Nullable ItemEntry last;
  private final Optional<ItemFiles> files;
  private @Nullable Evidence renewed;

  /**
   * @param basis what all results depend on; empty if that cannot be told
   * @param files those that the item names; empty if that cannot be told
   */
  ItemCheck(
      Supplier<Optional<Basis>> basis,
      UpToDate mode,
      Hashing hashing,
      @Nullable ItemEntry last,
      Optional<ItemFiles> files) {
    this.basis = basis;
    this.mode = mode;
    this.hashing = hashing;
    this.last = last;
    this.files = files;
  }

  @Override
  public Reason reason() {
    Reason reason = judge();
    if (reason.cause() != Cause.UNCHANGED) {
      files.ifPresent(each -> each.readAhead(hashing));
    }
    return reason;
  }

  private Reason judge() {
    if (last == null) {
      return new Reason(Cause.NO_RECORD, "");
    }
    return switch (last.state()) {
      case OK, FLAKY, UP_TO_DATE -> judge(last.evidence());
      case FAILED, TIMED_OUT, CANCELLED, DUPLICATE -> new Reason(Cause.LAST_FAILED, why(last));
      case NOT_RUN -> new Reason(Cause.NO_RECORD, "");
    };
  }

  private static String why(ItemEntry last) {
    Failure failure = last.failure();
    String message = failure == null ? "" : failure.message().lines().findFirst().orElse("");
    String cut = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    return cut.isEmpty() ? last.state().name() : "(" + cut + ")";
  }

  private Reason judge(@Nullable Evidence evidence) {
    Optional<Basis> now = basis.get();
    if (evidence == null || files.isEmpty() || now.isEmpty()) {
      return new Reason(Cause.NO_RECORD, "of what its result depends on");
    }
    return mode == UpToDate.OFF
        ? new Reason(Cause.FORCED, "(upToDate=off)")
        : now.get().difference(evidence).orElseGet(() -> compare(evidence, files.get()));
  }

  private Reason compare(Evidence evidence, ItemFiles compared) {
    ItemFiles.Comparison comparison = compared.compare();
    if (comparison.difference().isPresent()) {
      return comparison.difference().get();
    }
    ItemFiles.Left now = comparison.renewed();
    renewed =
        new Evidence(
            evidence.code(), evidence.options(), now.inputs(), now.outputs(), evidence.result());
    return UNCHANGED;
  }

  @Override
  public void publish() {
    try {
      if (files.isPresent()) {
        files.get().publish();
      }
    } catch (IOException unreadable) {
      // The next run that looks at the item will tell.
    }
  }

  @Override
  public Evidence renewed() {
    if (renewed == null) {
      throw new IllegalStateException("the item has to run");
    }
    return renewed;
  }

  @Override
  public Optional<Evidence> finish(@Nullable Object result) {
    Optional<Basis> now = basis.get();
    if (files.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    try {
      ItemFiles.Left left = files.get().left(result);
      now.get().keep();
      String code = now.get().code();
      return Optional.of(
          new Evidence(code, now.get().options(), left.inputs(), left.outputs(), null));
    } catch (IOException untold) {
      return Optional.empty();
    }
  }
}
