package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Owners.Nested.Deeper}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_Nested_DeeperTasks {
  /** {@link Owners.Nested.Deeper#deep(int)} */
  static final Task<Integer, Integer> deep =
      Task.<Integer, Integer>generated(
          "com.acme.Owners$Nested$Deeper#deep",
          Owners.Nested.Deeper::deep)
          .travels(Owners_Nested_DeeperTasks.class, "deep", Codecs.ints(), Codecs.ints());

  private Owners_Nested_DeeperTasks() {}
}
