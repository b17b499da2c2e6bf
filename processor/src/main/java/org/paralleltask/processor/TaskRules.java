// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges a task: all that is wrong with it, each thing once. Never prints. */
final class TaskRules {
  private TaskRules() {}

  static List<Problem> check(OwnerModel owner, TaskModel task) {
    List<Problem> types =
        Stream.concat(unresolved(task).stream(), signature(owner, task).stream()).toList();
    return Stream.of(
            owner(owner, task),
            method(task),
            types.isEmpty() ? TravelRules.check(task) : types,
            OptionRules.check(task.settings()),
            ItemsRules.check(owner, task),
            ReduceRules.check(owner, task))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Problem> owner(OwnerModel owner, TaskModel task) {
    List<Problem> problems = new ArrayList<>();
    if (owner.isLocal()) {
      problems.add(Messages.ownerLocal(task));
    }
    String privateType = owner.privateType();
    if (privateType != null) {
      problems.add(Messages.ownerPrivate(task, privateType));
    }
    if (!task.isStatic() && !task.isAbstract()) {
      problems.addAll(construction(owner, task));
    }
    return problems;
  }

  private static List<Problem> construction(OwnerModel owner, TaskModel task) {
    return switch (owner.construction()) {
      case POSSIBLE -> List.of();
      case INNER -> List.of(Messages.ownerInner(task, owner));
      case ABSTRACT -> List.of(Messages.ownerAbstract(task, owner));
      case ENUM -> List.of(Messages.ownerEnum(task, owner));
      case NO_CONSTRUCTOR -> List.of(Messages.ownerNoConstructor(task, owner));
      case UNTHROWABLE -> List.of(Messages.ownerThrowable(task, owner));
    };
  }

  private static List<Problem> method(TaskModel task) {
    List<Problem> problems = new ArrayList<>();
    if (task.isPrivate()) {
      problems.add(Messages.taskPrivate(task));
    }
    if (task.isAbstract()) {
      problems.add(Messages.taskAbstract(task));
    }
    if (task.parameters().isEmpty()) {
      problems.add(Messages.taskNoParameter(task));
    }
    if (!task.unthrowable().isEmpty()) {
      problems.add(Messages.taskThrowable(task));
    }
    String twin = task.twin();
    if (twin != null) {
      problems.add(Messages.taskOverloaded(task, twin));
    }
    return problems;
  }

  private static List<Problem> unresolved(TaskModel task) {
    return task.unresolved().isEmpty() ? List.of() : List.of(Messages.taskTypeUnknown(task));
  }

  private static List<Problem> signature(OwnerModel owner, TaskModel task) {
    List<Problem> problems = new ArrayList<>();
    if (!task.typeParameters().isEmpty()) {
      // Its parameters mention the same variables: one problem is enough.
      problems.add(Messages.taskTypeVariable(task, task.typeParameters(), new Place.Method()));
    }
    for (int i = 0; i < task.parameters().size(); i++) {
      problems.addAll(type(owner, task, task.parameters().get(i).type(), new Place.Argument(i)));
    }
    problems.addAll(type(owner, task, task.result(), new Place.Method()));
    return problems;
  }

  private static List<Problem> type(OwnerModel owner, TaskModel task, TypeModel type, Place place) {
    List<Problem> problems = new ArrayList<>();
    List<String> ofClass =
        type.variables().stream().filter(name -> !task.typeParameters().contains(name)).toList();
    if (!ofClass.isEmpty()) {
      problems.add(Messages.taskTypeVariable(task, ofClass, place));
    }
    if (!type.raw().isEmpty()) {
      problems.add(Messages.taskRawType(task, type.raw(), place));
    }
    if (!type.hidden().isEmpty()) {
      problems.add(Messages.taskTypeHidden(task, type.hidden(), owner, place));
    }
    return problems;
  }
}
