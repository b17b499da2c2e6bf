// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteException;
import org.paralleltask.TryLaterException;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * An exception as data: class, message, stack, cause and suppressed. It is made again as an object
 * of the same class if that has a constructor that says nothing else; nothing is deserialized.
 */
public final class RemoteThrowable {
  private static final int DEEPEST = 20;
  private static final int MOST_FRAMES = 1024;
  private static final int MOST_SUPPRESSED = 32;
  private static final int LONGEST_TEXT = 1 << 16;

  /** The one exception that says more than its message. */
  private static final String TRY_LATER = TryLaterException.class.getName();

  private RemoteThrowable() {}

  /** Writes it, as far as it tells anything: its own methods may throw, too. */
  public static void write(Encoder out, Throwable thrown) {
    write(out, thrown, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void write(Encoder out, Throwable thrown, int depth, Set<Throwable> seen) {
    seen.add(thrown);
    out.writeString(thrown.getClass().getName());
    writeText(out, message(thrown));
    if (thrown.getClass() == TryLaterException.class) {
      writeDelay(out, ((TryLaterException) thrown).delay());
    }
    writeStack(out, stack(thrown));
    Throwable cause = depth < DEEPEST ? unseen(cause(thrown), seen) : null;
    out.writeBoolean(cause != null);
    if (cause != null) {
      write(out, cause, depth + 1, seen);
    }
    List<Throwable> suppressed = depth < DEEPEST ? suppressed(thrown, seen) : List.of();
    out.writeInt(suppressed.size());
    suppressed.forEach(each -> write(out, each, depth + 1, seen));
  }

  private static @Nullable Throwable unseen(@Nullable Throwable thrown, Set<Throwable> seen) {
    return thrown == null || seen.contains(thrown) ? null : thrown;
  }

  private static List<Throwable> suppressed(Throwable thrown, Set<Throwable> seen) {
    List<Throwable> found = new ArrayList<>();
    for (Throwable each : thrown.getSuppressed()) {
      if (found.size() < MOST_SUPPRESSED && seen.add(each)) {
        found.add(each);
      }
    }
    return found;
  }

  private static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable unspeakable) {
      return "(its getMessage() threw " + unspeakable.getClass().getName() + ")";
    }
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable unspeakable) {
      return null;
    }
  }

  private static StackTraceElement[] stack(Throwable thrown) {
    try {
      return thrown.getStackTrace();
    } catch (Throwable unspeakable) {
      return new StackTraceElement[0];
    }
  }

  /** Writes a stack, its innermost frames if it is long. */
  public static void writeStack(Encoder out, StackTraceElement[] stack) {
    int count = Math.min(MOST_FRAMES, stack.length);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeString(stack[i].getClassName());
      out.writeString(stack[i].getMethodName());
      writeText(out, stack[i].getFileName());
      out.writeInt(stack[i].getLineNumber());
    }
  }

  private static void writeText(Encoder out, @Nullable String text) {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeString(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }
  }

  /**
   * Reads an exception, and makes it again.
   *
   * @throws CodecException if that is not one
   */
  public static Throwable read(Decoder in) {
    in.enter();
    String className = in.readString();
    String message = readText(in);
    Throwable later = className.equals(TRY_LATER) ? later(message, readDelay(in)) : null;
    StackTraceElement[] stack = readStack(in);
    Throwable cause = in.readBoolean() ? read(in) : null;
    Throwable made = later == null ? make(className, message, cause) : later;
    made.setStackTrace(stack);
    for (int left = in.readCount(1); left > 0; left--) {
      made.addSuppressed(read(in));
    }
    in.leave();
    return made;
  }

  private static Throwable later(@Nullable String message, Duration delay) {
    return new TryLaterException(delay, message == null ? "" : message);
  }

  private static void writeDelay(Encoder out, Duration delay) {
    out.writeLong(delay.getSeconds());
    out.writeInt(delay.getNano());
  }

  private static Duration readDelay(Decoder in) {
    long seconds = in.readLong();
    int nanos = in.readInt();
    if (seconds < 0 || nanos < 0 || nanos >= 1_000_000_000) {
      throw new CodecException("found a delay of " + seconds + " s and " + nanos + " ns");
    }
    return Duration.ofSeconds(seconds, nanos);
  }

  /** Reads a stack. */
  public static StackTraceElement[] readStack(Decoder in) {
    int count = in.readCount(13);
    if (count > MOST_FRAMES) {
      throw new CodecException("found a stack of " + count + " frames");
    }
    StackTraceElement[] stack = new StackTraceElement[count];
    for (int i = 0; i < count; i++) {
      stack[i] =
          new StackTraceElement(in.readString(), in.readString(), readText(in), in.readInt());
    }
    return stack;
  }

  private static @Nullable String readText(Decoder in) {
    return in.readBoolean() ? in.readString() : null;
  }

  private static Throwable make(String name, @Nullable String message, @Nullable Throwable cause) {
    Throwable same = sameClass(name, message, cause);
    Throwable made = same == null ? new RemoteException(name, message) : same;
    if (cause != null && made.getCause() == null) {
      try {
        made.initCause(cause);
      } catch (IllegalStateException alreadyGiven) {
        made.addSuppressed(cause);
      }
    }
    return made;
  }

  // Only what is an exception is ever initialised, and only if it says the same as the original.
  private static @Nullable Throwable sameClass(
      String name, @Nullable String message, @Nullable Throwable cause) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> type = Class.forName(name, false, loader);
      if (!Throwable.class.isAssignableFrom(type)) {
        return null;
      }
      Throwable made = construct(type.asSubclass(Throwable.class), message, cause);
      return made != null && Objects.equals(made.getMessage(), message) ? made : null;
    } catch (Throwable impossible) {
      return null;
    }
  }

  private static @Nullable Throwable construct(
      Class<? extends Throwable> type, @Nullable String message, @Nullable Throwable cause)
      throws ReflectiveOperationException {
    for (Constructor<?> each : type.getConstructors()) {
      Class<?>[] parameters = each.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == String.class) {
        return (Throwable) each.newInstance(message);
      }
    }
    return constructOtherwise(type, message, cause);
  }

  private static @Nullable Throwable constructOtherwise(
      Class<? extends Throwable> type, @Nullable String message, @Nullable Throwable cause)
      throws ReflectiveOperationException {
    for (Constructor<?> each : type.getConstructors()) {
      Class<?>[] parameters = each.getParameterTypes();
      boolean withCause =
          parameters.length == 2 && parameters[0] == String.class && isOrNull(cause, parameters[1]);
      if (withCause) {
        return (Throwable) each.newInstance(message, cause);
      }
      if (parameters.length == 1 && parameters[0] == Object.class) {
        return (Throwable) each.newInstance(message); // as AssertionError has
      }
      if (parameters.length == 0 && message == null) {
        return (Throwable) each.newInstance();
      }
    }
    return null;
  }

  private static boolean isOrNull(@Nullable Throwable cause, Class<?> type) {
    return cause == null ? Throwable.class.isAssignableFrom(type) : type.isInstance(cause);
  }
}
