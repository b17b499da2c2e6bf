// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Chooses the names in a generated class, so that none hides another that the class uses. */
final class WiringNames {
  private static final List<String> USED =
      List.of(
          "Codecs",
          "Task",
          "Duration",
          "Pool",
          "Mode",
          "Zip",
          "StreamSupport",
          "java",
          "javax",
          "org");

  private WiringNames() {}

  /**
   * A task with its names in the generated class.
   *
   * @param arguments the record of its parameters; null if there is only one parameter
   */
  record Named(TaskModel task, String member, @Nullable ClassName arguments) {}

  /** The tasks of a generated class, and the codecs that they need. */
  record Chosen(List<Named> tasks, CodecClasses codecs) {}

  /** The name of the record of a method's arguments, unless it is taken. */
  static String argumentsRecord(String method) {
    return Character.toUpperCase(method.charAt(0)) + method.substring(1) + "Args";
  }

  static Chosen choose(OwnerModel owner, List<TaskModel> tasks) {
    Names members = Names.without(usedNames(owner));
    Names records = Names.without(typeNames(owner, tasks));
    List<Named> named = new ArrayList<>();
    for (TaskModel task : tasks) {
      ClassName arguments =
          task.isZipped()
              ? owner.wiring().nestedClass(records.take(argumentsRecord(task.method())))
              : null;
      named.add(new Named(task, members.take(task.method()), arguments));
    }
    return new Chosen(named, CodecClasses.of(owner, named, records));
  }

  /** Fields with these names would hide the classes and packages that initialisers name. */
  private static Set<String> usedNames(OwnerModel owner) {
    Set<String> used = new TreeSet<>(USED);
    used.addAll(owner.type().simpleNames().subList(0, 1));
    used.add(owner.type().packageName().split("\\.", 2)[0]);
    used.remove("");
    return used;
  }

  private static Set<String> typeNames(OwnerModel owner, List<TaskModel> tasks) {
    Set<TypeName> types = new HashSet<>();
    for (TaskModel task : tasks) {
      task.parameters().forEach(each -> types.add(each.type().name()));
      types.add(task.result().name());
    }
    for (CodecClassModel codec : owner.codecs().values()) {
      types.add(codec.type());
      codec.parts().forEach(part -> types.add(part.type()));
    }
    Set<String> used = new TreeSet<>(owner.type().simpleNames());
    types.forEach(type -> used.addAll(identifiers(type)));
    return used;
  }

  private static List<String> identifiers(TypeName type) {
    return List.of(type.toString().split("\\W+")).stream().filter(part -> !part.isEmpty()).toList();
  }
}
