// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import org.paralleltask.Task;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * The user's task, seen from the job, for worker processes: of an item only its value travels, and
 * the worker runs the user's own task on it.
 */
final class TravellingTask {
  private TravellingTask() {}

  /**
   * Wraps the user's task.
   *
   * @param holder the class with the static field that holds it, here and in the worker
   * @param field the name of that field
   * @param items told of what travels
   * @param taker told of what came back
   */
  @SuppressWarnings("unchecked") // the source converts every item to the type of the task
  static Task<Item, Object> of(
      Task<?, ?> task, Class<?> holder, String field, SentItems items, ResultTaker taker) {
    Task<Object, Object> own = (Task<Object, Object>) task;
    return Task.<Item, Object>of(own.id(), item -> own.call(null, item.value()))
        .travels(
            holder,
            field,
            new Items(own.travel().inputs(), items),
            new Results(own.travel().results(), items, taker));
  }

  private static final class Items extends Codec<Item> {
    private final Codec<Object> values;
    private final SentItems items;

    Items(Codec<Object> values, SentItems items) {
      this.values = values;
      this.items = items;
    }

    @Override
    public void write(Encoder out, Item item) throws Exception {
      values.write(out, item.value());
      items.send(item);
    }

    @Override
    public Item read(Decoder in) {
      throw new IllegalStateException("an item does not come back from a worker");
    }
  }

  private static final class Results extends Codec<Object> {
    private final Codec<?> values;
    private final SentItems items;
    private final ResultTaker taker;

    Results(Codec<?> values, SentItems items, ResultTaker taker) {
      this.values = values;
      this.items = items;
      this.taker = taker;
    }

    @Override
    public void write(Encoder out, Object value) {
      throw new IllegalStateException("a result does not go to a worker");
    }

    @Override
    public Object read(Decoder in) throws Exception {
      Optional<Item> item = items.receive();
      Object result = values.read(in);
      if (item.isPresent()) {
        taker.take(item.get(), item.get().beganNanos(), result);
      }
      return result;
    }
  }
}
