package com.acme;

import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

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
      Task.<Integer, Integer>generated("com.acme.Deprecations#old", Deprecations::old)
          .travels(DeprecationsTasks.class, "old", Codecs.ints(), Codecs.ints());

  /** {@link Deprecations#older(int, int)} */
  @Deprecated(
      forRemoval = true
  )
  public static final Task<OlderArgs, Integer> older =
      Task.<OlderArgs, Integer>generated(
          "com.acme.Deprecations#older",
          args -> Deprecations.older(args.item(), args.exponent()))
          .travels(DeprecationsTasks.class, "older", new OlderArgsCodec(), Codecs.ints());

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

  private static final class OlderArgsCodec extends GeneratedCodec<OlderArgs> {
    @Override
    protected void writeValue(Encoder out, OlderArgs value) throws Exception {
      out.writeInt(value.item());
      out.writeInt(value.exponent());
    }

    @Override
    protected OlderArgs readValue(Decoder in) throws Exception {
      return new OlderArgs(in.readInt(), in.readInt());
    }
  }
}
