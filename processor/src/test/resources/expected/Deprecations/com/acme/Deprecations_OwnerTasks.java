package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Deprecations.Owner}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
final class Deprecations_OwnerTasks {
  /** {@link Deprecations.Owner#instance(Deprecations.Outdated)} */
  static final Task<Deprecations.Outdated, Integer> instance =
      Task.<Deprecations.Owner, Deprecations.Outdated, Integer>generated(
          "com.acme.Deprecations$Owner#instance",
          Deprecations.Owner::new,
          Deprecations.Owner::instance)
          .travels(Deprecations_OwnerTasks.class, "instance", new OutdatedCodec(), Codecs.ints());

  private Deprecations_OwnerTasks() {}

  private static final class OutdatedCodec extends GeneratedCodec<Deprecations.Outdated> {
    @Override
    protected void writeValue(Encoder out, Deprecations.Outdated value) throws Exception {
    }

    @Override
    protected Deprecations.Outdated readValue(Decoder in) throws Exception {
      return new Deprecations.Outdated();
    }
  }
}
