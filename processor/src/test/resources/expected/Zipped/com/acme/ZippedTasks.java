package com.acme;

import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Zipped}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ZippedTasks {
  /** {@link Zipped#power(double, int)} */
  public static final Task<PowerArgs, Double> power =
      Task.<PowerArgs, Double>generated(
          "com.acme.Zipped#power",
          args -> Zipped.power(args.base(), args.exponent()))
          .travels(ZippedTasks.class, "power", new PowerArgsCodec(), Codecs.doubles())
          .itemsFrom(() -> Zipped.pairs().stream())
          .reduce(Zipped::merge);

  private ZippedTasks() {}

  /** The arguments of {@link #power}. */
  public record PowerArgs(double base, int exponent) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PowerArgs> zip(Iterable<Double> base, Iterable<Integer> exponent) {
      return () -> {
        Iterator<Double> bases = base.iterator();
        Iterator<Integer> exponents = exponent.iterator();
        return Zip.iterator(
            () -> bases.hasNext() && exponents.hasNext(),
            () -> new PowerArgs(bases.next(), exponents.next()));
      };
    }
  }

  private static final class PowerArgsCodec extends GeneratedCodec<PowerArgs> {
    @Override
    protected void writeValue(Encoder out, PowerArgs value) throws Exception {
      out.writeDouble(value.base());
      out.writeInt(value.exponent());
    }

    @Override
    protected PowerArgs readValue(Decoder in) throws Exception {
      return new PowerArgs(in.readDouble(), in.readInt());
    }
  }
}
