package com.acme;

import java.time.Duration;
import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;

/** The tasks of {@link Names}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NamesTasks {
  /** {@link Names#Names(int)} */
  public static final Task<Integer, Integer> Names_ =
      Task.of("com.acme.Names#Names", Names::Names);

  /** {@link Names#Power(int, int)} */
  public static final Task<PowerArgs, Integer> Power =
      Task.of("com.acme.Names#Power", args -> Names.Power(args.zip(), args.args()));

  /** {@link Names#Task(int)} */
  public static final Task<Integer, Integer> Task_ =
      Task.of("com.acme.Names#Task", Names::Task);

  /** {@link Names#com(int)} */
  public static final Task<Integer, Integer> com_ =
      Task.of("com.acme.Names#com", Names::com);

  /** {@link Names#power(int, int, int, int)} */
  public static final Task<PowerArgs_, Integer> power =
      Task.of(
          "com.acme.Names#power",
          args -> Names.power(args.hashCode_(), args.toString_(), args.more(), args.mores()));

  /** {@link Names#record(int)} */
  public static final Task<Integer, Integer> record =
      Task.<Integer, Integer>of("com.acme.Names#record", Names::record)
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
}
