package com.acme;

import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Throws}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class ThrowsTasks {
  /** {@link Throws#error(int)} */
  static final Task<Integer, Void> error =
      Task.<Integer, Void>generated(
          "com.acme.Throws#error",
          item -> {
            Throws.error(item);
            return null;
          })
          .travels(ThrowsTasks.class, "error", Codecs.ints(), Codecs.nothing())
          .itemsFrom(() -> Throws.anything().stream());

  /** {@link Throws#exception(int)} */
  static final Task<Integer, Integer> exception =
      Task.<Integer, Integer>generated("com.acme.Throws#exception", Throws::exception)
          .travels(ThrowsTasks.class, "exception", Codecs.ints(), Codecs.ints())
          .itemsFrom(Throws::numbers);

  /** {@link Throws#stage(int)} */
  static final Task<Integer, Integer> stage =
      Task.<Integer, Integer>generated("com.acme.Throws#stage", Throws::stage)
          .travels(ThrowsTasks.class, "stage", Codecs.ints(), Codecs.ints())
          .itemsOf((Stream<Integer> results) -> Throws.later(results));

  private ThrowsTasks() {}
}
