// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

/** An item that ended well, or need not run, and that may run again to see what it gives then. */
final class Sampled {
  static final String CODE = "NOT_DETERMINISTIC";

  private final Item item;
  private final ItemEntry entry;
  private final List<FileStamp> outputs;
  private Optional<ResultPrint> before;
  private volatile @Nullable String otherFile;

  /**
   * @param entry how it is booked if it gives the same again
   * @param outputs the files that it made, as far as that is known
   * @param before its result; empty if that is not known, or cannot be told from others
   */
  Sampled(Item item, ItemEntry entry, List<FileStamp> outputs, Optional<ResultPrint> before) {
    this.item = item.again();
    this.entry = entry;
    this.outputs = outputs;
    this.before = before;
  }

  /** What runs. */
  Item item() {
    return item;
  }

  ItemEntry entry() {
    return entry;
  }

  List<FileStamp> outputs() {
    return outputs;
  }

  /** A file of it is another one now; told by the thread that ran it. */
  void otherFile(String what) {
    otherFile = what;
  }

  /** Whether there is a result to compare with. */
  boolean isResultKnown() {
    return before.isPresent();
  }

  /** What there is to compare with from now on. */
  void expect(Optional<ResultPrint> result) {
    before = result;
  }

  /** How what it gave differs from what it gave before; empty if it does not. */
  Optional<String> difference(Optional<ResultPrint> now) {
    Optional<String> file = Optional.ofNullable(otherFile);
    return file.isPresent()
        ? file
        : before.flatMap(
            print -> now.filter(print::differsFrom).map(later -> print.difference(later)));
  }

  /** How it is booked if it gives something else. */
  ItemEntry failed(String difference, List<String> printed) {
    Failure failure =
        new Failure(CODE, "%s: when it ran again, %s".formatted(CODE, difference), null);
    return new ItemEntry(
        entry.index(),
        entry.key(),
        entry.label(),
        State.FAILED,
        entry.reason(),
        entry.attempts(),
        failure,
        printed,
        null);
  }
}
