package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Inner}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_InnerTasks {
  /** {@link Owners.Inner#possible(int)} */
  static final Task<Integer, Integer> possible =
      Task.of("com.acme.Owners$Inner#possible", Owners.Inner::possible);

  private Owners_InnerTasks() {}
}
