// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;

/** Judges where a task's own inputs come from. */
final class ItemsRules {
  private ItemsRules() {}

  static List<Problem> check(OwnerModel owner, TaskModel task) {
    List<Problem> problems = new ArrayList<>();
    List<String> given = given(task.settings());
    if (given.size() > 1) {
      problems.add(Messages.itemsTwice(given));
    }
    if (task.settings().isLaterStage()) {
      return StageRules.check(owner, task);
    }
    if (!task.settings().itemsFrom().isEmpty()) {
      problems.addAll(method(owner, task));
    }
    if (task.isZipped()) {
      problems.addAll(texts(task));
    } else if (task.parameters().size() == 1) {
      problems.addAll(numbers(task.settings().items(), task.parameters().get(0).type()));
    }
    return problems;
  }

  private static List<String> given(Settings settings) {
    List<String> given = new ArrayList<>();
    if (!settings.items().isEmpty()) {
      given.add("items");
    }
    if (!settings.itemsGlob().isEmpty()) {
      given.add("itemsGlob");
    }
    if (!settings.itemsFrom().isEmpty()) {
      given.add("itemsFrom");
    }
    return given;
  }

  private static List<Problem> texts(TaskModel task) {
    return given(task.settings()).stream()
        .filter(option -> !option.equals("itemsFrom"))
        .map(option -> Messages.itemsOneText(option, task, input(task)))
        .toList();
  }

  private static List<Problem> numbers(List<String> items, TypeModel type) {
    if (items.isEmpty() || !NumericText.isNumeric(type.name())) {
      return List.of();
    }
    if (items.size() == 1 && NumericText.isRange(items.get(0))) {
      return NumericText.isGoodRange(items.get(0), type.name())
          ? List.of()
          : List.of(Messages.rangeInvalid(items.get(0), TypeText.of(type.name())));
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!NumericText.isGood(items.get(i), type.name())) {
        problems.add(Messages.itemInvalid(i, items.get(i), TypeText.of(type.name())));
      }
    }
    return problems;
  }

  private static List<Problem> method(OwnerModel owner, TaskModel task) {
    TaskModel.ItemsMethod method = task.itemsMethod();
    if (method == null) {
      return List.of(Messages.itemsFromUnknown(task, owner));
    }
    List<Problem> problems = new ArrayList<>(common(task, method));
    if (!method.takes().isEmpty()) {
      problems.add(
          Messages.itemsFromUnsuitable(
              task.settings().itemsFrom(),
              "has parameters",
              "Name a method that has no parameters."));
    }
    return problems;
  }

  /** What holds for a method that makes items, of whatever it makes them. */
  static List<Problem> common(TaskModel task, TaskModel.ItemsMethod method) {
    String name = task.settings().itemsFrom();
    List<Problem> problems = new ArrayList<>(shape(name, method));
    if (!method.fits() && !task.parameters().isEmpty()) {
      problems.add(Messages.itemsFromType(name, method.returns(), input(task)));
    }
    return problems;
  }

  private static List<Problem> shape(String name, TaskModel.ItemsMethod method) {
    List<Problem> problems = new ArrayList<>();
    if (!method.isStatic()) {
      problems.add(Messages.itemsFromUnsuitable(name, "is not static", "Make it static."));
    }
    if (method.isPrivate()) {
      problems.add(Messages.itemsFromUnsuitable(name, "is private", "Remove \"private\"."));
    }
    if (!method.unthrowable().isEmpty()) {
      problems.add(
          Messages.itemsFromUnsuitable(
              name,
              "throws " + String.join(", ", method.unthrowable()),
              "Declare \"throws Exception\" instead."));
    }
    return problems;
  }

  /** The type of the items, as messages name it. */
  static String input(TaskModel task) {
    return task.isZipped()
        ? WiringNames.argumentsRecord(task.method())
        : TypeText.of(task.parameters().get(0).type().boxed());
  }
}
