// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Hands problems to the compiler, each with the smallest thing in the source that it is about. */
final class ProblemPrinter {
  private final Messager messager;

  ProblemPrinter(Messager messager) {
    this.messager = messager;
  }

  /** Prints the problem; the element is null if it is about the whole compilation. */
  void print(Problem problem, @Nullable Element element) {
    print(Diagnostic.Kind.ERROR, problem, element);
  }

  /** Prints what would be a problem under another option. */
  void note(Problem problem, Element element) {
    print(Diagnostic.Kind.NOTE, problem, element);
  }

  private void print(Diagnostic.Kind kind, Problem problem, @Nullable Element element) {
    if (!(element instanceof ExecutableElement method)) {
      messager.printMessage(kind, problem.message(), element);
    } else if (problem.place() instanceof Place.Argument argument) {
      messager.printMessage(kind, problem.message(), method.getParameters().get(argument.index()));
    } else {
      AnnotationMirror annotation = TaskReader.annotation(method);
      AnnotationValue value = value(annotation, problem.place());
      messager.printMessage(
          kind, problem.message(), method, value == null ? null : annotation, value);
    }
  }

  private static @Nullable AnnotationValue value(
      @Nullable AnnotationMirror annotation, Place place) {
    if (place instanceof Place.Option option) {
      return value(annotation, option.name());
    }
    return place instanceof Place.Element element ? value(annotation, element) : null;
  }

  private static @Nullable AnnotationValue value(
      @Nullable AnnotationMirror annotation, Place.Element element) {
    AnnotationValue whole = value(annotation, element.option());
    if (whole != null
        && whole.getValue() instanceof List<?> texts
        && texts.get(element.index()) instanceof AnnotationValue text) {
      return text;
    }
    return whole;
  }

  private static @Nullable AnnotationValue value(
      @Nullable AnnotationMirror annotation, String option) {
    if (annotation == null) {
      return null;
    }
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(option))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
