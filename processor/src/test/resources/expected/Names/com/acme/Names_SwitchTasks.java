package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Names.Switch}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Names_SwitchTasks {
  /** {@link Names.Switch#press(int)} */
  static final Task<Integer, Void> press =
      Task.<Names.Switch, Integer, Void>generated(
          "com.acme.Names$Switch#press",
          Names.Switch::new,
          (switch_, item) -> {
            switch_.press(item);
            return null;
          })
          .travels(Names_SwitchTasks.class, "press", Codecs.ints(), Codecs.nothing());

  private Names_SwitchTasks() {}
}
