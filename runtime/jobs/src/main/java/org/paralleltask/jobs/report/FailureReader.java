// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.jobs.journal.Coded;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.LostWorker;
import org.paralleltask.jobs.journal.Placed;

/**
 * Reads what a task threw, which may be anything: no message, a huge one, or one that throws. Used
 * by one thread.
 */
public final class FailureReader {
  private static final int LONGEST = 4096;
  private static final int MOST_CAUSES = 20;

  private final String owner;
  private final Stacks stacks;

  /** Finds places in the class with the binary name {@code owner}. */
  public FailureReader(String owner) {
    this.owner = owner;
    this.stacks = new Stacks(owner);
  }

  /** What a task threw, or what the pool says instead. */
  public Failure read(Throwable thrown) {
    return thrown instanceof WorkerLostException lost
        ? new Failure(
            lost.getClass().getName(), withoutOutput(lost), null, LostWorker.of(lost), List.of())
        : thrown(thrown);
  }

  /** The first line announces what the worker has printed, which is told apart. */
  private static String withoutOutput(WorkerLostException lost) {
    String message = text(lost);
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end).replaceFirst("; [^;:]*:$", "");
  }

  private Failure thrown(Throwable thrown) {
    String message = described(thrown);
    Throwable root = root(thrown);
    boolean complete = thrown instanceof Coded; // what has a code says all in its message
    if (!complete && root != thrown && !message.contains(text(root))) {
      message = message + ", caused by " + described(root);
    }
    return failure(thrown, cut(message), thrown);
  }

  /** An item that was ended at its deadline; the stack is where its worker was. */
  public Failure read(TaskTimedOutException late) {
    Throwable stuck = late.getCause();
    String message = cut(text(late));
    return stuck == null
        ? new Failure(late.getClass().getName(), message, null)
        : failure(late, message, stuck);
  }

  private Failure failure(Throwable thrown, String message, Throwable where) {
    List<String> stack = stacks.of(where, message);
    return new Failure(code(thrown), message, place(where), null, stack);
  }

  private static String code(Throwable thrown) {
    return thrown instanceof Coded coded ? coded.code() : thrown.getClass().getName();
  }

  private static String described(Throwable thrown) {
    String text = text(thrown);
    String type = thrown instanceof Coded coded ? coded.code() : name(thrown.getClass());
    return text.isEmpty() ? type : type + ": " + text;
  }

  /** Anonymous classes have no simple name. */
  private static String name(Class<?> type) {
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String text(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : cut(message);
    } catch (Throwable broken) {
      return "(its getMessage() threw " + broken.getClass().getName() + ")";
    }
  }

  /** As {@link Throwable#toString}, whatever that is. */
  public static String said(Throwable thrown) {
    String text = text(thrown);
    String type = thrown.getClass().getName();
    return text.isEmpty() ? type : type + ": " + text;
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < MOST_CAUSES; i++) {
      Throwable cause = cause(root);
      if (cause == null || cause == root) {
        break;
      }
      root = cause;
    }
    return root;
  }

  /** As {@link Throwable#getCause}, whatever that does. */
  public static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable broken) {
      return null;
    }
  }

  static StackTraceElement[] stack(Throwable thrown) {
    try {
      return thrown.getStackTrace();
    } catch (Throwable broken) {
      return new StackTraceElement[0];
    }
  }

  private @Nullable String place(Throwable thrown) {
    Optional<String> said = thrown instanceof Placed placed ? placed.place() : Optional.empty();
    // Who reads a code has no use for the line in our own code that has found it.
    return thrown instanceof Coded ? said.orElse(null) : said.orElseGet(() -> placeOfCode(thrown));
  }

  private @Nullable String placeOfCode(Throwable thrown) {
    for (StackTraceElement frame : stack(thrown)) {
      String name = frame.getClassName();
      if (name.equals(owner) || name.startsWith(owner + "$")) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return null;
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (cut)";
  }
}
