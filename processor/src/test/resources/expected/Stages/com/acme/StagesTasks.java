package com.acme;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Stages}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class StagesTasks {
  /** {@link Stages#century(long, long)} */
  static final Task<CenturyArgs, Long> century =
      Task.<CenturyArgs, Long>generated(
          "com.acme.Stages#century",
          args -> Stages.century(args.from(), args.to()))
          .travels(StagesTasks.class, "century", new CenturyArgsCodec(), Codecs.longs())
          .itemsOf((Stream<Long> results) -> Stages.pairs(results).stream());

  /** {@link Stages#day(int)} */
  static final Task<Integer, Stages.Reading> day =
      Task.<Integer, Stages.Reading>generated("com.acme.Stages#day", Stages::day)
          .travels(StagesTasks.class, "day", Codecs.ints(), new ReadingCodec());

  /** {@link Stages#decade(List)} */
  static final Task<List<Stages.Reading>, Long> decade =
      Task.<List<Stages.Reading>, Long>generated("com.acme.Stages#decade", Stages::decade)
          .travels(StagesTasks.class, "decade", Codecs.<Stages.Reading>lists(new ReadingCodec()),
              Codecs.longs())
          .itemsOf((Stream<Stages.Reading> results) -> Stages.decades(results));

  /** {@link Stages#text(Long)} */
  static final Task<Long, String> text =
      Task.<Long, String>generated("com.acme.Stages#text", Stages::text)
          .travels(StagesTasks.class, "text", Codecs.longs(), Codecs.strings());

  private StagesTasks() {}

  /** The arguments of {@link #century}. */
  record CenturyArgs(long from, long to) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<CenturyArgs> zip(Iterable<Long> from, Iterable<Long> to) {
      return () -> {
        Iterator<Long> froms = from.iterator();
        Iterator<Long> tos = to.iterator();
        return Zip.iterator(
            () -> froms.hasNext() && tos.hasNext(),
            () -> new CenturyArgs(froms.next(), tos.next()));
      };
    }
  }

  private static final class CenturyArgsCodec extends GeneratedCodec<CenturyArgs> {
    @Override
    protected void writeValue(Encoder out, CenturyArgs value) throws Exception {
      out.writeLong(value.from());
      out.writeLong(value.to());
    }

    @Override
    protected CenturyArgs readValue(Decoder in) throws Exception {
      return new CenturyArgs(in.readLong(), in.readLong());
    }
  }

  private static final class ReadingCodec extends GeneratedCodec<Stages.Reading> {
    @Override
    protected void writeValue(Encoder out, Stages.Reading value) throws Exception {
      out.writeInt(value.from());
      out.writeLong(value.sum());
    }

    @Override
    protected Stages.Reading readValue(Decoder in) throws Exception {
      return new Stages.Reading(in.readInt(), in.readLong());
    }
  }
}
