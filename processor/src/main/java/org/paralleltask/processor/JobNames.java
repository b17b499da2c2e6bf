// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job names that were given in this compilation, through all its rounds. */
final class JobNames {
  private final Map<String, String> idByName = new HashMap<>();

  /** Takes the name of the task, if it was given one; a problem if another task has it. */
  List<Problem> claim(TaskModel task) {
    String name = task.settings().name();
    if (name.isEmpty()) {
      return List.of();
    }
    String first = idByName.putIfAbsent(name, task.id());
    return first == null || first.equals(task.id())
        ? List.of()
        : List.of(Messages.jobNameTaken(name, first));
  }
}
