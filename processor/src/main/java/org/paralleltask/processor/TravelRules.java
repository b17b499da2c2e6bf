// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;

/** Judges whether a task can run in worker processes. */
final class TravelRules {
  private TravelRules() {}

  /** What is wrong with a task that is to run there; asked if its types are sound. */
  static List<Problem> check(TaskModel task) {
    return task.settings().pool().equals("PROCESS") ? obstacles(task) : List.of();
  }

  /** Whether its parameters and its result can be sent. */
  static boolean canTravel(TaskModel task) {
    return task.result().travels()
        && task.parameters().stream().allMatch(each -> each.type().travels());
  }

  /** What keeps it from worker processes, whatever pool it names. */
  static List<Problem> obstacles(TaskModel task) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < task.parameters().size(); i++) {
      TaskModel.Parameter parameter = task.parameters().get(i);
      problems.addAll(obstacle(parameter.name(), parameter.type(), new Place.Argument(i)));
    }
    problems.addAll(obstacle(task.method() + "()", task.result(), new Place.Method()));
    return problems;
  }

  private static List<Problem> obstacle(String value, TypeModel type, Place place) {
    return type.codec() instanceof CodecModel.Missing missing
        ? List.of(Messages.taskCannotTravel(value, missing, place))
        : List.of();
  }
}
