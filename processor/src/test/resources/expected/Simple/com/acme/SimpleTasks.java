package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Simple}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SimpleTasks {
  /** {@link Simple#size(Path)} */
  public static final Task<Path, Long> size =
      Task.<Path, Long>generated("com.acme.Simple#size", Simple::size)
          .travels(SimpleTasks.class, "size", Codecs.paths(), Codecs.longs());

  private SimpleTasks() {}
}
