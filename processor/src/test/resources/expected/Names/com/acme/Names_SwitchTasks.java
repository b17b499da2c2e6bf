package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Names.Switch}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Names_SwitchTasks {
  /** {@link Names.Switch#press(int)} */
  static final Task<Integer, Void> press =
      Task.<Names.Switch, Integer, Void>of(
          "com.acme.Names$Switch#press",
          Names.Switch::new,
          (switch_, item) -> {
            switch_.press(item);
            return null;
          });

  private Names_SwitchTasks() {}
}
