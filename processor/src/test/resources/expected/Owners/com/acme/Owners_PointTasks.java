package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Point}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_PointTasks {
  /** {@link Owners.Point#norm(Owners.Point)} */
  public static final Task<Owners.Point, Integer> norm =
      Task.of("com.acme.Owners$Point#norm", Owners.Point::norm);

  private Owners_PointTasks() {}
}
