// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Encoder;

/**
 * How a task gets to a worker process: as the name of the static field that holds it there, or as
 * the serialized lambdas that it was made of.
 *
 * @param <I> the type of the items
 * @param <O> the type of the results
 */
public final class Travel<I extends @Nullable Object, O extends @Nullable Object> {
  private final @Nullable String holder;
  private final @Nullable String field;
  private final List<Object> functions;
  private final Codec<I> inputs;
  private final Codec<? extends O> results;
  private volatile byte @Nullable [] serialized;

  private Travel(
      @Nullable String holder,
      @Nullable String field,
      List<Object> functions,
      Codec<I> inputs,
      Codec<? extends O> results) {
    this.holder = holder;
    this.field = field;
    this.functions = functions;
    this.inputs = inputs;
    this.results = results;
  }

  @SuppressWarnings("unchecked") // any() writes whatever it can
  static <I extends @Nullable Object, O extends @Nullable Object> Travel<I, O> of(
      Object... functions) {
    return new Travel<>(
        null, null, List.of(functions), (Codec<I>) Codecs.any(), (Codec<O>) Codecs.any());
  }

  static <I extends @Nullable Object, O extends @Nullable Object> Travel<I, O> at(
      String holder, String field, Codec<I> inputs, Codec<? extends O> results) {
    return new Travel<>(holder, field, List.of(), inputs, results);
  }

  Travel<I, O> with(Codec<I> newInputs, Codec<? extends O> newResults) {
    return new Travel<>(holder, field, functions, newInputs, newResults);
  }

  /** The class of the static field that holds the task; null if its functions travel. */
  public @Nullable String holder() {
    return holder;
  }

  /** The name of the static field that holds the task; null if its functions travel. */
  public @Nullable String field() {
    return field;
  }

  /** How items travel. */
  public Codec<I> inputs() {
    return inputs;
  }

  /** How results travel. */
  public Codec<? extends O> results() {
    return results;
  }

  /**
   * Makes sure that a worker process can get the task.
   *
   * @param task the id, for the message
   * @throws CodecException that says why it cannot
   */
  public void requireSendable(String task) {
    if (holder == null) {
      functions(task);
    }
  }

  /**
   * The written function, or maker of the worker's object and method.
   *
   * @param task the id, for the message
   * @throws CodecException if they are not serializable, or there are none
   */
  public byte[] functions(String task) {
    byte[] known = serialized;
    if (known == null) {
      known = serialize(task);
      serialized = known;
    }
    return known;
  }

  private byte[] serialize(String task) {
    if (functions.isEmpty()) {
      throw new CodecException(
          task
              + " cannot run in worker processes: an item or a result of it cannot be sent there."
              + " Compile it with -Aparallel.verbose=true, which says why.");
    }
    try {
      Encoder out = new Encoder();
      out.writeByte(functions.size());
      for (Object function : functions) {
        Code.write(out, function);
      }
      return Arrays.copyOf(out.bytes(), out.size());
    } catch (CodecException e) {
      throw new CodecException(
          task
              + " cannot be sent to a worker process: "
              + e.getMessage()
              + ". Let its lambda capture nothing that is not serializable, or annotate the"
              + " method with @ParallelTask, so that workers find it by its name.",
          e.getCause());
    }
  }
}
