// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Collects what generated code would be warned of, were the warnings not suppressed. */
final class Deprecations {
  private final Elements elements;
  private final Set<String> warnings = new TreeSet<>();

  Deprecations(Elements elements) {
    this.elements = elements;
  }

  /** The names of the warnings, sorted. */
  Set<String> warnings() {
    return warnings;
  }

  /** Takes note of a generic class that generated code names without type arguments. */
  void noteRawType() {
    warnings.add("rawtypes");
  }

  /** Takes note of something that generated code names. */
  TaskModel.Deprecation note(Element element) {
    TaskModel.Deprecation deprecation = of(element);
    switch (deprecation) {
      case NONE -> {
        // nobody is warned
      }
      case DEPRECATED -> warnings.add("deprecation");
      case FOR_REMOVAL -> warnings.add("removal");
    }
    return deprecation;
  }

  private TaskModel.Deprecation of(Element element) {
    if (!elements.isDeprecated(element)) {
      return TaskModel.Deprecation.NONE;
    }
    return element.getAnnotationMirrors().stream().anyMatch(Deprecations::saysForRemoval)
        ? TaskModel.Deprecation.FOR_REMOVAL
        : TaskModel.Deprecation.DEPRECATED;
  }

  private static boolean saysForRemoval(AnnotationMirror mirror) {
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    return type.getQualifiedName().contentEquals("java.lang.Deprecated")
        && mirror.getElementValues().values().stream()
            .map(AnnotationValue::getValue)
            .anyMatch(Boolean.TRUE::equals);
  }
}
