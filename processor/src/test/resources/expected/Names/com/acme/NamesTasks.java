package com.acme;

import java.time.Duration;
import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Names}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NamesTasks {
  /** {@link Names#Names(int)} */
  public static final Task<Integer, Integer> Names_ =
      Task.<Integer, Integer>generated("com.acme.Names#Names", Names::Names)
          .travels(NamesTasks.class, "Names_", Codecs.ints(), Codecs.ints());

  /** {@link Names#Power(int, int)} */
  public static final Task<PowerArgs, Integer> Power =
      Task.<PowerArgs, Integer>generated(
          "com.acme.Names#Power",
          args -> Names.Power(args.zip(), args.args()))
          .travels(NamesTasks.class, "Power", new PowerArgsCodec(), Codecs.ints());

  /** {@link Names#Task(int)} */
  public static final Task<Integer, Integer> Task_ =
      Task.<Integer, Integer>generated("com.acme.Names#Task", Names::Task)
          .travels(NamesTasks.class, "Task_", Codecs.ints(), Codecs.ints());

  /** {@link Names#com(int)} */
  public static final Task<Integer, Integer> com_ =
      Task.<Integer, Integer>generated("com.acme.Names#com", Names::com)
          .travels(NamesTasks.class, "com_", Codecs.ints(), Codecs.ints());

  /** {@link Names#power(int, int, int, int)} */
  public static final Task<PowerArgs_, Integer> power =
      Task.<PowerArgs_, Integer>generated(
          "com.acme.Names#power",
          args -> Names.power(args.hashCode_(), args.toString_(), args.more(), args.mores()))
          .travels(NamesTasks.class, "power", new PowerArgs_Codec(), Codecs.ints());

  /** {@link Names#record(int)} */
  public static final Task<Integer, Integer> record =
      Task.<Integer, Integer>generated("com.acme.Names#record", Names::record)
          .travels(NamesTasks.class, "record", Codecs.ints(), Codecs.ints())
          .timeout(Duration.ofSeconds(1));

  private NamesTasks() {}

  /** The arguments of {@link #Power}. */
  public record PowerArgs(int zip, int args) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PowerArgs> zip(Iterable<Integer> zip, Iterable<Integer> args) {
      return () -> {
        Iterator<Integer> zips = zip.iterator();
        Iterator<Integer> argsIterator = args.iterator();
        return Zip.iterator(
            () -> zips.hasNext() && argsIterator.hasNext(),
            () -> new PowerArgs(zips.next(), argsIterator.next()));
      };
    }
  }

  /** The arguments of {@link #power}. */
  public record PowerArgs_(int hashCode_, int toString_, int more, int mores) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PowerArgs_> zip(Iterable<Integer> hashCode_, Iterable<Integer> toString_,
        Iterable<Integer> more, Iterable<Integer> mores) {
      return () -> {
        Iterator<Integer> hashCode_s = hashCode_.iterator();
        Iterator<Integer> toString_s = toString_.iterator();
        Iterator<Integer> mores_ = more.iterator();
        Iterator<Integer> moresIterator = mores.iterator();
        return Zip.iterator(
            () -> hashCode_s.hasNext() && toString_s.hasNext() && mores_.hasNext() &&
                moresIterator.hasNext(),
            () -> new PowerArgs_(hashCode_s.next(), toString_s.next(), mores_.next(),
                moresIterator.next()));
      };
    }
  }

  private static final class PowerArgsCodec extends GeneratedCodec<PowerArgs> {
    @Override
    protected void writeValue(Encoder out, PowerArgs value) throws Exception {
      out.writeInt(value.zip());
      out.writeInt(value.args());
    }

    @Override
    protected PowerArgs readValue(Decoder in) throws Exception {
      return new PowerArgs(in.readInt(), in.readInt());
    }
  }

  private static final class PowerArgs_Codec extends GeneratedCodec<PowerArgs_> {
    @Override
    protected void writeValue(Encoder out, PowerArgs_ value) throws Exception {
      out.writeInt(value.hashCode_());
      out.writeInt(value.toString_());
      out.writeInt(value.more());
      out.writeInt(value.mores());
    }

    @Override
    protected PowerArgs_ readValue(Decoder in) throws Exception {
      return new PowerArgs_(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }
  }
}
