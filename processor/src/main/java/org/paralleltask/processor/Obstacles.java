// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells why a class cannot travel. */
final class Obstacles {
  private static final List<String> LAZY =
      List.of(
          "java.lang.Iterable",
          "java.util.Enumeration",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.stream.BaseStream");
  private static final List<String> OPEN =
      List.of(
          "java.lang.AutoCloseable",
          "java.lang.ClassLoader",
          "java.lang.Process",
          "java.lang.Thread",
          "java.util.concurrent.Executor",
          "java.util.concurrent.Future",
          "java.util.concurrent.locks.Lock");
  private static final Set<String> CODE =
      Set.of("java.lang.Runnable", "java.util.concurrent.Callable");

  private final Elements elements;
  private final Types types;

  Obstacles(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** What keeps values of a class from travelling that is neither known nor serializable. */
  CodecModel.Obstacle of(TypeElement type) {
    if (isCode(type)) {
      return CodecModel.Obstacle.CODE;
    }
    if (LAZY.stream().anyMatch(each -> isA(type, each)) && !isA(type, "java.util.Collection")) {
      return CodecModel.Obstacle.LAZY;
    }
    if (OPEN.stream().anyMatch(each -> isA(type, each))) {
      return CodecModel.Obstacle.OPEN;
    }
    return isAbstract(type) ? CodecModel.Obstacle.ABSTRACT : CodecModel.Obstacle.PLAIN;
  }

  /** Whether the class, or one above it, has this name. */
  boolean isA(TypeElement type, String name) {
    TypeElement other = elements.getTypeElement(name);
    return other != null && types.isSubtype(erasure(type), erasure(other));
  }

  /** Whether values of the class are of another. */
  static boolean isAbstract(TypeElement type) {
    return type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static boolean isCode(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.startsWith("java.util.function.")
        || CODE.contains(name)
        || type.getAnnotationMirrors().stream()
            .anyMatch(
                each ->
                    each.getAnnotationType().toString().equals("java.lang.FunctionalInterface"));
  }

  private TypeMirror erasure(TypeElement type) {
    return types.erasure(type.asType());
  }
}
