package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Pool;

/** The tasks of {@link Task}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class TaskTasks {
  /** {@link Task#swim(Task)} */
  static final org.paralleltask.Task<Task, Task.Pool> swim =
      org.paralleltask.Task.<Task, Task.Pool>generated("com.acme.Task#swim", Task::swim)
          .pool(Pool.VIRTUAL);

  private TaskTasks() {}
}
