// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of what was thrown, for people: down to the task and no further, because below it is
 * only what runs it. Few are kept of each kind of failure, so that a million failures do not fill
 * the journal with the same lines. Used by one thread.
 */
final class Stacks {
  private static final int MOST_KINDS = 200;
  private static final int MOST_OF_A_KIND = 3;
  private static final int MOST_FRAMES = 30;
  private static final int MOST_CAUSES = 5;

  private final String owner;
  private final Map<String, Integer> kept = new HashMap<>();

  /** Cuts below the class with the binary name {@code owner}, and those inside of it. */
  Stacks(String owner) {
    this.owner = owner;
  }

  /** The lines; none if enough was kept of failures with such a message. */
  List<String> of(Throwable thrown, String message) {
    return isWanted(message) ? lines(thrown) : List.of();
  }

  private boolean isWanted(String message) {
    String kind = Mask.of(message);
    if (!kept.containsKey(kind) && kept.size() >= MOST_KINDS) {
      return false;
    }
    return kept.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND;
  }

  private List<String> lines(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Throwable next = thrown;
    for (int i = 0; i <= MOST_CAUSES && next != null; i++) {
      lines.add((i == 0 ? "" : "Caused by: ") + FailureReader.cut(FailureReader.said(next)));
      frames(next).forEach(frame -> lines.add("  at " + frame));
      next = FailureReader.cause(next);
    }
    return lines;
  }

  private List<String> frames(Throwable thrown) {
    StackTraceElement[] stack = FailureReader.stack(thrown);
    int end = Math.min(boundary(stack), MOST_FRAMES);
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      frames.add(String.valueOf(stack[i]));
    }
    return frames;
  }

  /** The number of frames down to the outermost one of the task's class. */
  private int boundary(StackTraceElement[] stack) {
    for (int i = stack.length; i > 0; i--) {
      if (isOwn(stack[i - 1].getClassName())) {
        return i;
      }
    }
    return stack.length;
  }

  private boolean isOwn(String name) {
    return name.equals(owner) || name.startsWith(owner + "$");
  }
}
