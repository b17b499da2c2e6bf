package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Box}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_BoxTasks {
  /** {@link Owners.Box#count(List)} */
  public static final Task<List<?>, Integer> count =
      Task.<Owners.Box<?>, List<?>, Integer>of(
          "com.acme.Owners$Box#count",
          Owners.Box::new,
          Owners.Box::count);

  /** {@link Owners.Box#length(String)} */
  public static final Task<String, Integer> length =
      Task.of("com.acme.Owners$Box#length", Owners.Box::length);

  private Owners_BoxTasks() {}
}
