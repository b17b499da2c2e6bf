package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Owners.Inner}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_InnerTasks {
  /** {@link Owners.Inner#possible(int)} */
  static final Task<Integer, Integer> possible =
      Task.<Integer, Integer>generated("com.acme.Owners$Inner#possible", Owners.Inner::possible)
          .travels(Owners_InnerTasks.class, "possible", Codecs.ints(), Codecs.ints());

  private Owners_InnerTasks() {}
}
