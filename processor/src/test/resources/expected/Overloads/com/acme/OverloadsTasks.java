package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Overloads}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OverloadsTasks {
  /** {@link Overloads#equals(String)} */
  public static final Task<String, Boolean> equals =
      Task.of("com.acme.Overloads#equals", item -> Overloads.equals(item));

  /** {@link Overloads#image(Overloads)} */
  public static final Task<Overloads, String> image =
      Task.of("com.acme.Overloads#image", item -> Overloads.image(item));

  /** {@link Overloads#name(long)} */
  public static final Task<Long, String> name =
      Task.of("com.acme.Overloads#name", item -> Overloads.name((long) item));

  /** {@link Overloads#print(int)} */
  public static final Task<Integer, Void> print =
      Task.<Overloads, Integer, Void>of(
          "com.acme.Overloads#print",
          Overloads::new,
          (overloads, item) -> {
            overloads.print((int) item);
            return null;
          });

  private OverloadsTasks() {}
}
