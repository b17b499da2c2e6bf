package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Deprecations.Owner}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
final class Deprecations_OwnerTasks {
  /** {@link Deprecations.Owner#instance(Deprecations.Outdated)} */
  static final Task<Deprecations.Outdated, Integer> instance =
      Task.<Deprecations.Owner, Deprecations.Outdated, Integer>of(
          "com.acme.Deprecations$Owner#instance",
          Deprecations.Owner::new,
          Deprecations.Owner::instance);

  private Deprecations_OwnerTasks() {}
}
