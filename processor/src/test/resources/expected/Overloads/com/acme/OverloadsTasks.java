package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Overloads}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OverloadsTasks {
  /** {@link Overloads#equals(String)} */
  public static final Task<String, Boolean> equals =
      Task.<String, Boolean>generated("com.acme.Overloads#equals", item -> Overloads.equals(item))
          .travels(OverloadsTasks.class, "equals", Codecs.strings(), Codecs.booleans());

  /** {@link Overloads#image(Overloads)} */
  public static final Task<Overloads, String> image =
      Task.generated("com.acme.Overloads#image", item -> Overloads.image(item));

  /** {@link Overloads#name(long)} */
  public static final Task<Long, String> name =
      Task.<Long, String>generated("com.acme.Overloads#name", item -> Overloads.name((long) item))
          .travels(OverloadsTasks.class, "name", Codecs.longs(), Codecs.strings());

  /** {@link Overloads#print(int)} */
  public static final Task<Integer, Void> print =
      Task.<Overloads, Integer, Void>generated(
          "com.acme.Overloads#print",
          Overloads::new,
          (overloads, item) -> {
            overloads.print((int) item);
            return null;
          })
          .travels(OverloadsTasks.class, "print", Codecs.ints(), Codecs.nothing());

  private OverloadsTasks() {}
}
