// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerLostException;

/** Tells of a worker process that is gone: who, how, and what it last said. */
final class Casualty {
  private static final int MOST_LINES = 10;

  private Casualty() {}

  static WorkerLostException of(
      Unit unit, int position, String worker, WorkerProcess process, int code) {
    String secondTime = unit.lostWorkers() > 0 ? "; it is the second worker that it has cost" : "";
    String message =
        unit.describe(position)
            + " failed: its worker "
            + told(worker, process, code)
            + secondTime
            + evidence(process);
    return new WorkerLostException(
        message, worker, process.pid(), code, process.tail(), process.crashFile());
  }

  /** For the log. */
  static String idle(String worker, WorkerProcess process, int code) {
    return "worker " + told(worker, process, code) + " while it was idle" + evidence(process);
  }

  /** For the pool that cannot go on. */
  static String atStart(WorkerProcess process, int code) {
    String when =
        process.page().wasInInitializer() ? " in its initializer" : " before it was ready";
    return "it " + cause(process, code) + when + evidence(process) + classPathAdvice(process);
  }

  // A class loader of its own, as many build tools and servers have, says nothing of its classes.
  private static String classPathAdvice(WorkerProcess process) {
    boolean found = process.tail().stream().noneMatch(line -> line.contains(Launch.MAIN));
    return found
        ? ""
        : "\nWorker processes have the class path of this JVM (java.class.path), if their arguments"
            + " do not give another, and this library is not on it. Give them one that has this"
            + " library and your classes: WorkerJvm.arguments(List.of(\"-cp\", ...)).";
  }

  private static String told(String worker, WorkerProcess process, int code) {
    return worker + " (pid " + process.pid() + ") " + cause(process, code);
  }

  private static String cause(WorkerProcess process, int code) {
    @Nullable String garbled = process.garbled();
    if (garbled != null) {
      return "was ended because it " + garbled;
    }
    return ExitCause.of(code, process.wasLeaving(), process.crashFile() != null);
  }

  private static String evidence(WorkerProcess process) {
    Path crash = process.crashFile();
    List<String> tail = process.tail();
    List<String> last = tail.subList(Math.max(0, tail.size() - MOST_LINES), tail.size());
    return (crash == null ? "" : "; see " + crash)
        + (last.isEmpty() ? "" : "; last output:\n  " + String.join("\n  ", last));
  }
}
