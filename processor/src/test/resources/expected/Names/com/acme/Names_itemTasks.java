package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Names.item}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Names_itemTasks {
  /** {@link Names.item#lower(int)} */
  static final Task<Integer, Void> lower =
      Task.<Integer, Void>generated(
          "com.acme.Names$item#lower",
          item -> {
            Names.item.lower(item);
            return null;
          })
          .travels(Names_itemTasks.class, "lower", Codecs.ints(), Codecs.nothing());

  private Names_itemTasks() {}
}
