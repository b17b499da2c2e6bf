// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.Seconds;
import org.paralleltask.sync.SharedEvent;

/**
 * S4-18: an event between processes. One waits for it as long as it takes, the other two seconds,
 * which are over before main sets it.
 */
public final class EventBetweenProcesses {
  private EventBetweenProcesses() {}

  @ParallelTask
  static void await(SharedEvent event) {
    System.out.println("wait_for_event: starting");
    event.await();
    System.out.println("wait_for_event: is_set()-> " + event.isSet());
  }

  @ParallelTask
  static void awaitInTime(SharedEvent event) {
    System.out.println("wait_for_event_timeout: starting");
    event.await(Seconds.of(2));
    System.out.println("wait_for_event_timeout: is_set()-> " + event.isSet());
  }

  public static void main(String... arguments) {
    try (SharedEvent event = SharedEvent.create();
        TaskProcess<Void> blocking = TaskProcess.of(EventBetweenProcessesTasks.await, event);
        TaskProcess<Void> impatient =
            TaskProcess.of(EventBetweenProcessesTasks.awaitInTime, event)) {
      blocking.start();
      impatient.start();
      System.out.println("main: waiting before calling set()");
      impatient.join();
      event.set();
      System.out.println("main: event is set");
      blocking.join();
    }
  }
}
