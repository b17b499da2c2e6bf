// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Verdict;

/** Tells what a run ended of that cannot go on: the memory that was used up, or a bug of ours. */
final class Breakdown {
  /** Deeper than any real chain of causes; one may be a ring. */
  private static final int DEEPEST = 20;

  private Breakdown() {}

  /**
   * How the run ends.
   *
   * @param what failed, if it was not for want of memory
   * @param running null if the run could not begin
   */
  static Conclusion of(String what, Throwable fault, @Nullable Running running) {
    Optional<String> shortage = shortage(fault);
    if (shortage.isPresent() && running != null) {
      int workers = running.facts().workers().count();
      return Conclusion.of(Verdict.HALTED, outOfMemory("", shortage.get(), workers));
    }
    return Conclusion.of(Verdict.INTERNAL, what + ": " + fault + " at " + place(fault));
  }

  private static Object place(Throwable fault) {
    StackTraceElement[] stack = fault.getStackTrace();
    return stack.length == 0 ? "an unknown place" : stack[0];
  }

  /**
   * What the JVM said of the memory that it had not; empty if that was not the reason. The JVM
   * wraps it when it was linking a call, and the second one when both a block and its resource met
   * it.
   */
  static Optional<String> shortage(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof OutOfMemoryError) {
        return Optional.of(String.valueOf(at.getMessage()));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  /**
   * What to do when so many workers have used up the memory of this JVM.
   *
   * @param times how often, if more than once
   * @param said what the JVM said of it
   */
  static String outOfMemory(String times, String said, int workers) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    String crowd = workers == 1 ? "1 worker" : workers + " workers";
    String fewer =
        workers == 1 ? "" : "fewer workers, such as -Dparallel.workers=" + workers / 2 + ", or ";
    return "Memory ran out %s(%s), with %s in a heap of %d MB. Use %smore memory: -Dparallel.workerJvmArgs=-Xmx%dm."
        .formatted(times, said, crowd, megabytes, fewer, 2 * megabytes);
  }
}
