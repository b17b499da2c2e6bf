package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Throws.OfClass}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Throws_OfClassTasks {
  /** {@link Throws.OfClass#instance(int)} */
  static final Task<Integer, Integer> instance =
      Task.<Throws.OfClass<?>, Integer, Integer>generated(
          "com.acme.Throws$OfClass#instance",
          Throws.OfClass::new,
          Throws.OfClass::instance)
          .travels(Throws_OfClassTasks.class, "instance", Codecs.ints(), Codecs.ints());

  private Throws_OfClassTasks() {}
}
