package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Nested.Deeper}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_Nested_DeeperTasks {
  /** {@link Owners.Nested.Deeper#deep(int)} */
  static final Task<Integer, Integer> deep =
      Task.of("com.acme.Owners$Nested$Deeper#deep", Owners.Nested.Deeper::deep);

  private Owners_Nested_DeeperTasks() {}
}
