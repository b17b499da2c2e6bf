// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what methods and constructors declare to throw. */
final class ThrowsReader {
  private final Types types;
  private final TypeMirror exception;
  private final TypeMirror runtimeException;
  private final TypeMirror error;

  ThrowsReader(Elements elements, Types types) {
    this.types = types;
    this.exception = elements.getTypeElement("java.lang.Exception").asType();
    this.runtimeException = elements.getTypeElement("java.lang.RuntimeException").asType();
    this.error = elements.getTypeElement("java.lang.Error").asType();
  }

  /** The checked exceptions, as messages name them. */
  List<String> checked(ExecutableElement method) {
    return thrown(method, each -> !isA(each, runtimeException) && !isA(each, error));
  }

  /** What is neither an exception nor an error, as messages name it. */
  List<String> beyondExceptions(ExecutableElement method) {
    return thrown(
        method,
        each ->
            each.getKind() != TypeKind.ERROR // the compiler tells that it is not there
                && !isA(each, exception)
                && !isA(each, error)
                && !isInferred(each, method));
  }

  private List<String> thrown(ExecutableElement method, Predicate<TypeMirror> isMeant) {
    return method.getThrownTypes().stream()
        .map(TypeMirror.class::cast)
        .filter(isMeant)
        .map(each -> TypeText.of(each.toString()))
        .toList();
  }

  private boolean isA(TypeMirror thrown, TypeMirror type) {
    return types.isSubtype(thrown, type);
  }

  /**
   * Whether it is a variable of the method for which the compiler takes RuntimeException where it
   * has no other reason: section 18.4 of the Java language specification.
   */
  private boolean isInferred(TypeMirror thrown, ExecutableElement method) {
    return thrown instanceof TypeVariable variable
        && method.equals(variable.asElement().getEnclosingElement())
        && isA(runtimeException, variable.getUpperBound());
  }
}
