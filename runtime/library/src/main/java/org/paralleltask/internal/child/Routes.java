// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.InstanceFunction;
import org.paralleltask.InstanceMaker;
import org.paralleltask.Task;
import org.paralleltask.TaskFunction;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;

/** The tasks that the parent has told about, and the objects that this worker keeps for them. */
final class Routes {
  private final Map<Integer, Decoder> told = new HashMap<>();
  private final Map<Integer, Callee> callees = new HashMap<>();
  private final IdentityHashMap<Callable<?>, Object> objects = new IdentityHashMap<>();

  /**
   * Notes where a task is, in place of another that had its number; it is looked up for its first
   * item, which fails if it is not there.
   */
  void tell(Decoder definition) {
    int number = definition.readInt();
    if (definition.readBoolean()) {
      prepareStreams();
    }
    told.put(number, definition);
    callees.remove(number);
  }

  // Now, and not when the clock of the first item runs.
  private static void prepareStreams() {
    try {
      Code.prepareStreams();
    } catch (IOException | ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible); // it reads a text that is known
    }
  }

  /** What is called for the task with this number. */
  Callee callee(int number) throws Exception {
    Callee known = callees.get(number);
    if (known != null) {
      return known;
    }
    Decoder definition = told.get(number);
    if (definition == null) {
      throw new CodecException("the worker was told nothing of task " + number);
    }
    Callee found = find(definition);
    callees.put(number, found);
    told.remove(number);
    return found;
  }

  private static Callee find(Decoder definition) throws Exception {
    String id = definition.readString();
    boolean inField = definition.readBoolean();
    return inField
        ? inField(definition.readString(), definition.readString())
        : ofFunctions(id, definition);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // it is what the parent has, too
  private static Callee inField(String holder, String name) throws ReflectiveOperationException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Field field = Class.forName(holder, true, loader).getDeclaredField(name);
    field.setAccessible(true);
    return Callee.of((Task<@Nullable Object, @Nullable Object>) field.get(null));
  }

  @SuppressWarnings("unchecked") // it is what the parent has, too
  private static Callee ofFunctions(String id, Decoder in)
      throws IOException, ReflectiveOperationException {
    if (in.readByte() == 1) {
      return Callee.of((TaskFunction<@Nullable Object, @Nullable Object>) Code.read(in));
    }
    return Callee.of(
        Task.of(
            id,
            (InstanceMaker<Object>) Code.read(in),
            (InstanceFunction<Object, @Nullable Object, @Nullable Object>) Code.read(in)));
  }

  /**
   * The object that this worker keeps for the task; null if it keeps none.
   *
   * @throws UnmadeException if it cannot be made
   */
  @Nullable Object object(Callee callee) throws UnmadeException {
    Callable<?> maker = callee.instance();
    if (maker == null) {
      return null;
    }
    Object known = objects.get(maker);
    if (known != null) {
      return known;
    }
    try {
      Object made = maker.call();
      objects.put(maker, made);
      return made;
    } catch (Throwable thrown) {
      throw new UnmadeException(thrown);
    }
  }

  void closeObjects() {
    for (Object object : objects.values()) {
      if (object instanceof AutoCloseable closeable) {
        closeQuietly(closeable);
      }
    }
  }

  // Nobody waits for a worker that ends, so what goes wrong can only be printed.
  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Throwable thrown) {
      System.err.println("closing an object of the worker failed: " + thrown);
    }
  }

  /** The object that a worker keeps for a task cannot be made; the cause says why. */
  static final class UnmadeException extends Exception {
    private static final long serialVersionUID = 1;

    UnmadeException(Throwable cause) {
      super(cause);
    }
  }
}
