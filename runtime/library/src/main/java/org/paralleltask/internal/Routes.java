// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.paralleltask.Task;
import org.paralleltask.Travel;
import org.paralleltask.codec.Encoder;

/** The tasks that a worker process knows: those that it was used for last. */
final class Routes {
  private static final int MOST = 16;

  private final WorkerProcess process;
  private final Map<Travel<?, ?>, Route> known = new LinkedHashMap<>(MOST, 1, true);

  Routes(WorkerProcess process) {
    this.process = process;
  }

  /** Whether nothing has to be introduced first. */
  boolean knows(Task<?, ?> task) {
    return known.containsKey(task.travel());
  }

  /** The task as the process knows it, to which it is introduced if it does not. */
  Route of(Task<?, ?> task) {
    Route route = known.get(task.travel());
    return route == null ? introduce(task) : route;
  }

  private Route introduce(Task<?, ?> task) {
    Route made = new Route(freeNumber(), task.travel());
    Encoder introduction = made.introduction(task);
    if (introduction != null) {
      process.tell(introduction);
    }
    known.put(task.travel(), made);
    return made;
  }

  // Of the task that was not used for longest, if there are many: both sides forget that one.
  private int freeNumber() {
    if (known.size() < MOST) {
      return known.size();
    }
    Iterator<Route> leastUsed = known.values().iterator();
    int number = leastUsed.next().number();
    leastUsed.remove();
    return number;
  }
}
