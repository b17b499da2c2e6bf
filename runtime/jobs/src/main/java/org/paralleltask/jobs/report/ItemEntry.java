// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item that has ended.
 *
 * @param index its position in the inputs, from 0
 * @param key a hash of what makes it the same item in another run
 * @param label what people know it by
 * @param state how it ended
 * @param worker who made the last attempt; empty if none was made
 * @param startMicros when the last attempt began, from the start of the run
 * @param micros how long the last attempt took
 * @param attempts how many were made
 * @param failure why it did not end well; null if it did
 * @param output the last lines that it printed, if it failed
 */
public record ItemEntry(
    long index,
    long key,
    String label,
    State state,
    String worker,
    long startMicros,
    long micros,
    int attempts,
    @Nullable Failure failure,
    List<String> output) {

  /** An item that never started. */
  public static ItemEntry unstarted(
      long index, long key, String label, State state, @Nullable Failure failure) {
    return new ItemEntry(index, key, label, state, "", 0, 0, 0, failure, List.of());
  }
}
