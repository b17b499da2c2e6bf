package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Shape}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_ShapeTasks {
  /** {@link Owners.Shape#area(Owners.Shape)} */
  public static final Task<Owners.Shape, Double> area =
      Task.generated("com.acme.Owners$Shape#area", Owners.Shape::area);

  private Owners_ShapeTasks() {}
}
