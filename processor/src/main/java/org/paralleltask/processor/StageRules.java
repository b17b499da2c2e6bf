// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Judges a task that comes after another, whose results its items are, or are made of. */
final class StageRules {
  private StageRules() {}

  static List<Problem> check(OwnerModel owner, TaskModel task) {
    TaskModel.Before before = task.before();
    if (before == null) {
      return List.of(Messages.afterUnknown(task, owner));
    }
    if (!before.circle().isEmpty()) {
      boolean isTold = Collections.min(before.circle()).equals(task.method());
      return isTold ? List.of(Messages.afterCircle(before.circle())) : List.of();
    }
    List<Problem> problems = new ArrayList<>();
    if (!task.settings().items().isEmpty()) {
      problems.add(Messages.afterWithItems(task, "items"));
    }
    if (!task.settings().itemsGlob().isEmpty()) {
      problems.add(Messages.afterWithItems(task, "itemsGlob"));
    }
    if (before.isVoid()) {
      problems.add(Messages.afterVoid(task));
    } else if (!task.parameters().isEmpty()) {
      problems.addAll(items(owner, task, before));
    }
    return problems;
  }

  private static List<Problem> items(OwnerModel owner, TaskModel task, TaskModel.Before before) {
    String result = TypeText.of(before.result().box());
    String input = ItemsRules.input(task);
    if (task.settings().itemsFrom().isEmpty()) {
      return before.fits() ? List.of() : List.of(Messages.afterType(task, result, input));
    }
    TaskModel.ItemsMethod method = task.itemsMethod();
    if (method == null) {
      return List.of(Messages.itemsFromUnknown(task, owner));
    }
    List<Problem> problems = new ArrayList<>(ItemsRules.common(task, method));
    if (!method.takesResults()) {
      problems.add(Messages.itemsFromResults(task, method.takes(), result));
    }
    return problems;
  }
}
