package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Simple}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SimpleTasks {
  /** {@link Simple#size(Path)} */
  public static final Task<Path, Long> size =
      Task.of("com.acme.Simple#size", Simple::size);

  private SimpleTasks() {}
}
