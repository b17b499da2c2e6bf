// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item that has ended.
 *
 * @param index its position in the inputs, from 0
 * @param key a hash of what makes it the same item in another run
 * @param label what people know it by
 * @param state how it ended
 * @param reason why it ran, or did not; null if nobody asked
 * @param attempts the tries at it, in order; empty if it never started
 * @param failure why it did not end well; null if it did
 * @param output the last lines that it printed, if it failed
 * @param evidence what it depends on and left; null if it did not end well, or cannot be resumed
 * @param row how a list has it; null if it did not fail, or its label says all that can be said
 */
public record ItemEntry(
    long index,
    long key,
    String label,
    State state,
    @Nullable Reason reason,
    List<Attempt> attempts,
    @Nullable Failure failure,
    List<String> output,
    @Nullable Evidence evidence,
    @Nullable ListRow row) {

  private static final Attempt NONE = new Attempt("", 0, 0, null);

  /** An item that is no row of a list. */
  public ItemEntry(
      long index,
      long key,
      String label,
      State state,
      @Nullable Reason reason,
      List<Attempt> attempts,
      @Nullable Failure failure,
      List<String> output,
      @Nullable Evidence evidence) {
    this(index, key, label, state, reason, attempts, failure, output, evidence, null);
  }

  /** An item that never started. */
  public static ItemEntry unstarted(
      long index, long key, String label, State state, @Nullable Failure failure) {
    return new ItemEntry(index, key, label, state, null, List.of(), failure, List.of(), null);
  }

  /** The same with other evidence. */
  public ItemEntry with(@Nullable Evidence other) {
    return new ItemEntry(index, key, label, state, reason, attempts, failure, output, other, row);
  }

  /** The same as a row of a list. */
  public ItemEntry asRow(ListRow other) {
    return new ItemEntry(
        index, key, label, state, reason, attempts, failure, output, evidence, other);
  }

  /** The same for another reason. */
  public ItemEntry because(Reason other) {
    return new ItemEntry(index, key, label, state, other, attempts, failure, output, evidence, row);
  }

  /** Whether an attempt was made. */
  public boolean started() {
    return !attempts.isEmpty();
  }

  /** The last attempt; one of no worker and no time if none was made. */
  public Attempt last() {
    return attempts.isEmpty() ? NONE : attempts.get(attempts.size() - 1);
  }

  /** Who made the last attempt; empty if none was made. */
  public String worker() {
    return last().worker();
  }

  /** How long the last attempt took. */
  public long micros() {
    return last().micros();
  }
}
