// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Task;
import org.paralleltask.TaskProcess;
import org.paralleltask.sync.SharedEvent;

/** Programs that start processes and end; {@link TaskProcessIT} judges their output. */
final class TaskProcessPrograms {
  private TaskProcessPrograms() {}

  /** The argument: whether the daemon is waited for, or lives when all others have ended. */
  public static void main(String[] arguments) {
    SharedEvent end = SharedEvent.create(); // not closed: the program just ends
    SharedEvent started = SharedEvent.create();
    TaskProcess<String> daemon = start("daemon", true, started, end);
    started.await();
    start("non-daemon", false, SharedEvent.create(), setEvent()).join();
    if (arguments[0].equals("join")) {
      end.set();
      daemon.join();
    }
    start("last", false, SharedEvent.create(), setEvent());
    System.out.println("main ends");
  }

  private static SharedEvent setEvent() {
    SharedEvent event = SharedEvent.create();
    event.set();
    return event;
  }

  private static TaskProcess<String> start(
      String name, boolean daemon, SharedEvent started, SharedEvent end) {
    Task<Integer, String> waiting =
        Task.of(
            "waiting",
            n -> {
              System.out.println("Starting: " + Thread.currentThread().getName());
              started.set();
              end.await();
              System.out.println("Exiting : " + Thread.currentThread().getName());
              return "";
            });
    return TaskProcess.of(waiting, 1).name(name).daemon(daemon).start();
  }
}
