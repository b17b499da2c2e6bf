package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Throws.OfConstructor}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Throws_OfConstructorTasks {
  /** {@link Throws.OfConstructor#instance(int)} */
  static final Task<Integer, Integer> instance =
      Task.<Throws.OfConstructor, Integer, Integer>generated(
          "com.acme.Throws$OfConstructor#instance",
          Throws.OfConstructor::new,
          Throws.OfConstructor::instance)
          .travels(Throws_OfConstructorTasks.class, "instance", Codecs.ints(), Codecs.ints());

  private Throws_OfConstructorTasks() {}
}
