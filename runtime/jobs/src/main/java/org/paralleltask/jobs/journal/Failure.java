// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item did not end well.
 *
 * @param type the class of what was thrown, or a code such as {@code BAD_ITEM}
 * @param message what happened, for people, with the type
 * @param at file and line of the first frame in the task's class; null if there is none
 * @param lost the worker process that was lost with the item; null if none was
 * @param stack the frames down to the task, with those of causes, a line each; empty if it is not
 *     known, or if that of a failure of the same kind was kept already
 */
public record Failure(
    String type,
    String message,
    @Nullable String at,
    @Nullable LostWorker lost,
    List<String> stack) {
  /** A failure that left its worker as it was, and has no stack. */
  public Failure(String type, String message, @Nullable String at) {
    this(type, message, at, null, List.of());
  }

  /** A text that is no item. */
  public static Failure badItem(String place, String label, String problem) {
    String where = place.isEmpty() ? "" : place + ": ";
    String what = problem.contains("\"" + label + "\"") ? "" : "\"" + label + "\" ";
    return new Failure("BAD_ITEM", "BAD_ITEM: " + where + what + problem, null);
  }
}
