// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

/** Finds the generated constant of a task, and the class of its items, on the class path. */
final class TaskFinder {
  private final TaskEntry entry;
  private final ClassLoader loader;

  TaskFinder(TaskEntry entry, ClassLoader loader) {
    this.entry = entry;
    this.loader = loader;
  }

  /** The task. Its class is initialized here, so that a fault in that is told once. */
  Task<?, ?> task() throws ConfigurationException {
    try {
      Class<?> wiring = wiring();
      Class.forName(entry.owner(), true, loader);
      Field member = wiring.getDeclaredField(entry.member());
      member.setAccessible(true);
      return task(member);
    } catch (ClassNotFoundException missing) {
      throw missing(missing);
    } catch (NoSuchFieldException | IllegalAccessException stale) {
      throw problem(
          "%s has no task \"%s\". Classes and index are of different builds: run mvn clean compile."
              .formatted(entry.wiring(), entry.member()),
          stale);
    } catch (NoClassDefFoundError missing) {
      throw missingClass(missing);
    } catch (LinkageError broken) {
      throw uninitialized(broken);
    }
  }

  private Task<?, ?> task(Field member) throws ConfigurationException, IllegalAccessException {
    Object value = Modifier.isStatic(member.getModifiers()) ? member.get(null) : null;
    if (value instanceof Task<?, ?> task) {
      return task;
    }
    throw problem(
        "%s.%s is no task. Classes and index are of different builds: run mvn clean compile."
            .formatted(entry.wiring(), entry.member()),
        null);
  }

  private ConfigurationException missing(ClassNotFoundException missing) {
    return problem(
        "the class %s is not on the class path. Compile first: mvn compile parallel:run."
            .formatted(missing.getMessage()),
        missing);
  }

  private ConfigurationException missingClass(NoClassDefFoundError missing) {
    String name = String.valueOf(missing.getMessage()).replace('/', '.');
    return problem(
        "it needs the class %s, which cannot be loaded. Is a dependency missing, or of scope provided or test?"
            .formatted(name),
        missing);
  }

  private ConfigurationException uninitialized(LinkageError broken) {
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    StackTraceElement[] stack = cause.getStackTrace();
    String at = stack.length == 0 ? "" : " at " + stack[0];
    return problem(
        "its class cannot be initialized: %s%s. Correct its static fields and blocks."
            .formatted(cause, at),
        broken);
  }

  private ConfigurationException problem(String what, @Nullable Throwable cause) {
    ConfigurationException problem =
        new ConfigurationException("The task %s cannot be run: %s".formatted(entry.id(), what));
    problem.initCause(cause);
    return problem;
  }

  /** The class that holds the task, which was found. */
  Class<?> wiring() throws ConfigurationException {
    try {
      return Class.forName(entry.wiring(), true, loader);
    } catch (ClassNotFoundException gone) {
      throw missing(gone);
    }
  }

  /** The class of an item; the index has its name in source or binary form. */
  Class<?> inputType() throws ConfigurationException {
    try {
      return type(entry.input());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw problem(
          "the class %s of its items cannot be loaded.".formatted(entry.input()), missing);
    }
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    int arguments = name.indexOf('<');
    String erased = arguments < 0 ? name : name.substring(0, arguments);
    if (name.endsWith("[]")) {
      return type(name.substring(0, name.length() - 2)).arrayType();
    }
    return switch (erased) {
      case "int" -> int.class;
      case "long" -> long.class;
      case "double" -> double.class;
      case "float" -> float.class;
      case "short" -> short.class;
      case "byte" -> byte.class;
      case "char" -> char.class;
      case "boolean" -> boolean.class;
      default -> Class.forName(erased, false, loader);
    };
  }
}
