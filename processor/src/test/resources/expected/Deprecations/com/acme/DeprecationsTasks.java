package com.acme;

import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;

/** The tasks of {@link Deprecations}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class DeprecationsTasks {
  /** {@link Deprecations#old(int)} */
  @Deprecated
  public static final Task<Integer, Integer> old =
      Task.of("com.acme.Deprecations#old", Deprecations::old);

  /** {@link Deprecations#older(int, int)} */
  @Deprecated(
      forRemoval = true
  )
  public static final Task<OlderArgs, Integer> older =
      Task.of(
          "com.acme.Deprecations#older",
          args -> Deprecations.older(args.item(), args.exponent()));

  private DeprecationsTasks() {}

  /** The arguments of {@link #older}. */
  public record OlderArgs(int item, int exponent) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<OlderArgs> zip(Iterable<Integer> item, Iterable<Integer> exponent) {
      return () -> {
        Iterator<Integer> items = item.iterator();
        Iterator<Integer> exponents = exponent.iterator();
        return Zip.iterator(
            () -> items.hasNext() && exponents.hasNext(),
            () -> new OlderArgs(items.next(), exponents.next()));
      };
    }
  }
}
