package com.acme;

import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;

/** The tasks of {@link Names.PowerArgs}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Names_PowerArgsTasks {
  /** {@link Names.PowerArgs#power(int, Names.PowerArgs)} */
  static final Task<PowerArgs_, Integer> power =
      Task.generated(
          "com.acme.Names$PowerArgs#power",
          args -> Names.PowerArgs.power(args.base(), args.args()));

  private Names_PowerArgsTasks() {}

  /** The arguments of {@link #power}. */
  record PowerArgs_(int base, Names.PowerArgs args) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PowerArgs_> zip(Iterable<Integer> base, Iterable<Names.PowerArgs> args) {
      return () -> {
        Iterator<Integer> bases = base.iterator();
        Iterator<Names.PowerArgs> argsIterator = args.iterator();
        return Zip.iterator(
            () -> bases.hasNext() && argsIterator.hasNext(),
            () -> new PowerArgs_(bases.next(), argsIterator.next()));
      };
    }
  }
}
