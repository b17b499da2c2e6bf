// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the methods that {@code itemsFrom} and {@code reduce} name. */
final class NamedMethodReader {
  private final Elements elements;
  private final Types types;
  private final TypeReader typeReader;
  private final ThrowsReader throwsReader;

  NamedMethodReader(
      Elements elements, Types types, TypeReader typeReader, ThrowsReader throwsReader) {
    this.elements = elements;
    this.types = types;
    this.typeReader = typeReader;
    this.throwsReader = throwsReader;
  }

  /** The overload with so many parameters, or any other, for the problem to speak of. */
  static @Nullable ExecutableElement itemsMethod(
      List<ExecutableElement> overloads, int parameters) {
    return overloads.stream()
        .filter(method -> method.getParameters().size() == parameters)
        .findFirst()
        .orElse(overloads.isEmpty() ? null : overloads.get(0));
  }

  /**
   * Reads it.
   *
   * @param results the type of the results that it may take; null if there are none
   */
  TaskModel.ItemsMethod readItems(
      ExecutableElement method, ExecutableElement task, @Nullable TypeMirror results) {
    TypeMirror returns = method.getReturnType();
    boolean isOfOwnRecord = isOfOwnRecord(returns, task);
    TaskModel.Sequence sequence = sequence(isOfOwnRecord ? withoutArguments(returns) : returns);
    return new TaskModel.ItemsMethod(
        method.getModifiers().contains(Modifier.STATIC),
        method.getModifiers().contains(Modifier.PRIVATE),
        throwsReader.beyondExceptions(method),
        method.getParameters().stream()
            .map(parameter -> TypeText.of(parameter.asType().toString()))
            .collect(Collectors.joining(", ")),
        results != null && takes(method, results),
        TypeText.of(returns.toString()),
        sequence,
        sequence != TaskModel.Sequence.OTHER
            && (isOfOwnRecord || givesInputs(returns, sequence, task)));
  }

  private boolean takes(ExecutableElement method, TypeMirror results) {
    if (method.getParameters().size() != 1 || results.getKind() == TypeKind.ERROR) {
      return false;
    }
    TypeElement stream = elements.getTypeElement("java.util.stream.Stream");
    DeclaredType given = types.getDeclaredType(stream, typeReader.boxed(results));
    return types.isAssignable(given, method.getParameters().get(0).asType());
  }

  /** Whether a result of another task is an item of this one as it is. */
  boolean isItem(TypeMirror result, ExecutableElement task) {
    return task.getParameters().size() == 1
        && result.getKind() != TypeKind.ERROR
        && types.isSubtype(
            typeReader.boxed(result), typeReader.boxed(task.getParameters().get(0).asType()));
  }

  /**
   * Whether a type that the Eclipse compiler could not resolve is a known class of the task's own
   * record, which is still to be generated. Only the text of such a type tells its arguments.
   */
  boolean isOfOwnRecord(TypeMirror type, ExecutableElement task) {
    String record = WiringNames.argumentsRecord(task.getSimpleName().toString());
    return type.getKind() == TypeKind.ERROR
        && task.getParameters().size() > 1
        && type.toString().matches(".*[.<\\s]" + record + ">")
        && withoutArguments(type).getKind() == TypeKind.DECLARED;
  }

  /** The class of the type, if there is one of this name; otherwise the type. */
  private TypeMirror withoutArguments(TypeMirror type) {
    TypeElement known = elements.getTypeElement(((DeclaredType) type).asElement().toString());
    return known == null ? type : known.asType();
  }

  /** The overload that can fold the results, or any other, for the problem to speak of. */
  @Nullable ExecutableElement reduceMethod(List<ExecutableElement> overloads, TypeMirror result) {
    return overloads.stream()
        .filter(method -> folds(method, result))
        .findFirst()
        .orElse(overloads.isEmpty() ? null : overloads.get(0));
  }

  TaskModel.ReduceMethod readReduce(ExecutableElement method, TypeMirror result) {
    return new TaskModel.ReduceMethod(
        method.getModifiers().contains(Modifier.STATIC),
        method.getModifiers().contains(Modifier.PRIVATE),
        throwsReader.checked(method),
        OwnerReader.signature(method),
        folds(method, result));
  }

  private boolean folds(ExecutableElement method, TypeMirror result) {
    TypeMirror boxed = typeReader.boxed(result);
    return method.getTypeParameters().isEmpty()
        && method.getParameters().size() == 2
        && method.getReturnType().getKind() != TypeKind.VOID
        && types.isAssignable(boxed, method.getParameters().get(0).asType())
        && types.isAssignable(boxed, method.getParameters().get(1).asType())
        && types.isAssignable(method.getReturnType(), boxed);
  }

  private TaskModel.Sequence sequence(TypeMirror type) {
    if (superType(type, "java.util.stream.Stream") != null) {
      return TaskModel.Sequence.STREAM;
    }
    if (superType(type, "java.util.Collection") != null) {
      return TaskModel.Sequence.COLLECTION;
    }
    return superType(type, "java.lang.Iterable") != null
        ? TaskModel.Sequence.ITERABLE
        : TaskModel.Sequence.OTHER;
  }

  private boolean givesInputs(
      TypeMirror returns, TaskModel.Sequence sequence, ExecutableElement task) {
    String name =
        sequence == TaskModel.Sequence.STREAM ? "java.util.stream.Stream" : "java.lang.Iterable";
    DeclaredType source = superType(returns, name);
    if (source == null || source.getTypeArguments().isEmpty() || task.getParameters().isEmpty()) {
      return false;
    }
    TypeMirror item = upperBound(source.getTypeArguments().get(0));
    if (task.getParameters().size() > 1) {
      return isArgumentsRecord(item, task);
    }
    TypeMirror input = typeReader.boxed(task.getParameters().get(0).asType());
    return input.getKind() != TypeKind.ERROR && types.isSubtype(item, input);
  }

  /** By name, because the record is still to be generated, or is there from an earlier build. */
  static boolean isArgumentsRecord(TypeMirror item, ExecutableElement task) {
    String record = WiringNames.argumentsRecord(task.getSimpleName().toString());
    return item instanceof DeclaredType declared
        && declared.asElement().getSimpleName().contentEquals(record);
  }

  private TypeMirror upperBound(TypeMirror argument) {
    if (!(argument instanceof WildcardType wildcard)) {
      return argument;
    }
    TypeMirror bound = wildcard.getExtendsBound();
    return bound == null ? elements.getTypeElement("java.lang.Object").asType() : bound;
  }

  /** The type itself, or one above it, that is of the class; null if it is not such a type. */
  private @Nullable DeclaredType superType(TypeMirror type, String className) {
    Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TypeMirror each = open.remove();
      if (each.getKind() != TypeKind.DECLARED || !seen.add(each.toString())) {
        continue;
      }
      DeclaredType declared = (DeclaredType) each;
      if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(className)) {
        return declared;
      }
      open.addAll(types.directSupertypes(each));
    }
    return null;
  }
}
