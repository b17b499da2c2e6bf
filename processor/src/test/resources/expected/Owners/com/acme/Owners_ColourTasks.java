package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Owners.Colour}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_ColourTasks {
  /** {@link Owners.Colour#code(Owners.Colour)} */
  static final Task<Owners.Colour, Integer> code =
      Task.of("com.acme.Owners$Colour#code", Owners.Colour::code);

  private Owners_ColourTasks() {}
}
