// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/** Judges how a task's results are folded. */
final class ReduceRules {
  private ReduceRules() {}

  static List<Problem> check(OwnerModel owner, TaskModel task) {
    String reduce = task.settings().reduce();
    if (reduce.isEmpty() || reduce.equals("count")) {
      return List.of();
    }
    if (task.result().boxed().equals(TypeName.VOID.box())) {
      return List.of(Messages.reduceVoid(task));
    }
    return Reduction.needsNoMethod(reduce) ? builtIn(task) : method(owner, task);
  }

  private static List<Problem> builtIn(TaskModel task) {
    String reduce = task.settings().reduce();
    String result = TypeText.of(task.result().name());
    if (reduce.equals("sum") && !NumericText.isNumeric(task.result().name())) {
      return List.of(Messages.reduceNotNumeric(result));
    }
    return Reduction.compares(reduce) && !task.isComparable()
        ? List.of(Messages.reduceNotComparable(reduce, result))
        : List.of();
  }

  private static List<Problem> method(OwnerModel owner, TaskModel task) {
    TaskModel.ReduceMethod method = task.reduceMethod();
    if (method == null) {
      return List.of(Messages.reduceUnknown(task.settings().reduce(), owner));
    }
    boolean suits =
        method.isStatic() && !method.isPrivate() && method.thrown().isEmpty() && method.fits();
    return suits
        ? List.of()
        : List.of(Messages.reduceUnsuitable(method.signature(), TypeText.of(task.result().name())));
  }
}
