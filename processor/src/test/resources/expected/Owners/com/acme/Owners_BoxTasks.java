package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Owners.Box}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_BoxTasks {
  /** {@link Owners.Box#count(List)} */
  public static final Task<List<?>, Integer> count =
      Task.<Owners.Box<?>, List<?>, Integer>generated(
          "com.acme.Owners$Box#count",
          Owners.Box::new,
          Owners.Box::count)
          .travels(Owners_BoxTasks.class, "count",
              Codecs.widened(Codecs.<Object>lists(Codecs.any())), Codecs.ints());

  /** {@link Owners.Box#length(String)} */
  public static final Task<String, Integer> length =
      Task.<String, Integer>generated("com.acme.Owners$Box#length", Owners.Box::length)
          .travels(Owners_BoxTasks.class, "length", Codecs.strings(), Codecs.ints());

  private Owners_BoxTasks() {}
}
