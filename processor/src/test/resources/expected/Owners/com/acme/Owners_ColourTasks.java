package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Owners.Colour}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Owners_ColourTasks {
  /** {@link Owners.Colour#code(Owners.Colour)} */
  static final Task<Owners.Colour, Integer> code =
      Task.<Owners.Colour, Integer>generated("com.acme.Owners$Colour#code", Owners.Colour::code)
          .travels(Owners_ColourTasks.class, "code", Codecs.enums(Owners.Colour.class),
              Codecs.ints());

  private Owners_ColourTasks() {}
}
