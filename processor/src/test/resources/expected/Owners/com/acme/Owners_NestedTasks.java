package com.acme;

import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Owners.Nested}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_NestedTasks {
  /** {@link Owners.Nested#instance(String)} */
  public static final Task<String, String> instance =
      Task.<Owners.Nested, String, String>generated(
          "com.acme.Owners$Nested#instance",
          Owners.Nested::new,
          Owners.Nested::instance)
          .travels(Owners_NestedTasks.class, "instance", Codecs.strings(), Codecs.strings());

  /** {@link Owners.Nested#nothing(String)} */
  public static final Task<String, Void> nothing =
      Task.<Owners.Nested, String, Void>generated(
          "com.acme.Owners$Nested#nothing",
          Owners.Nested::new,
          (nested, item) -> {
            nested.nothing(item);
            return null;
          })
          .travels(Owners_NestedTasks.class, "nothing", Codecs.strings(), Codecs.nothing());

  /** {@link Owners.Nested#several(String, int[])} */
  public static final Task<SeveralArgs, Integer> several =
      Task.<Owners.Nested, SeveralArgs, Integer>generated(
          "com.acme.Owners$Nested#several",
          Owners.Nested::new,
          (nested, args) -> nested.several(args.text(), args.rest()))
          .travels(Owners_NestedTasks.class, "several", new SeveralArgsCodec(), Codecs.ints());

  private Owners_NestedTasks() {}

  /** The arguments of {@link #several}. */
  public record SeveralArgs(String text, int[] rest) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<SeveralArgs> zip(Iterable<String> text, Iterable<int[]> rest) {
      return () -> {
        Iterator<String> texts = text.iterator();
        Iterator<int[]> rests = rest.iterator();
        return Zip.iterator(
            () -> texts.hasNext() && rests.hasNext(),
            () -> new SeveralArgs(texts.next(), rests.next()));
      };
    }
  }

  private static final class SeveralArgsCodec extends GeneratedCodec<SeveralArgs> {
    @Override
    protected void writeValue(Encoder out, SeveralArgs value) throws Exception {
      Codecs.strings().write(out, value.text());
      Codecs.intArrays().write(out, value.rest());
    }

    @Override
    protected SeveralArgs readValue(Decoder in) throws Exception {
      return new SeveralArgs(Codecs.strings().read(in), Codecs.intArrays().read(in));
    }
  }
}
