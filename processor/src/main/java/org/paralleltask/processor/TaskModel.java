// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annotated method.
 *
 * @param id the binary name of the class, {@code #}, and the name of the method
 * @param signature the name and the parameter types, as messages name it
 * @param twin the signature of an annotated method of the same class that has the same name and
 *     comes first
 * @param isOverloaded whether the class has another method of this name, so that a method reference
 *     could mean another one
 * @param typeParameters the names of the method's own type variables
 * @param unthrowable what it declares to throw that is neither an exception nor an error
 * @param isComparable whether the results have an order of their own; asked only where they are
 *     compared
 * @param itemsMethod what {@code itemsFrom} names, if there is such a method
 * @param before the task that {@code after} names, if there is such a task
 * @param reduceMethod what {@code reduce} names, if there is such a method
 * @param doc the first paragraph of the documentation comment, as plain text
 */
record TaskModel(
    String id,
    String method,
    String signature,
    @Nullable String twin,
    boolean isPrivate,
    boolean isStatic,
    boolean isAbstract,
    boolean isOverloaded,
    Deprecation deprecation,
    List<String> typeParameters,
    List<String> unthrowable,
    List<Parameter> parameters,
    TypeModel result,
    boolean isComparable,
    Settings settings,
    @Nullable ItemsMethod itemsMethod,
    @Nullable Before before,
    @Nullable ReduceMethod reduceMethod,
    List<String> unresolved,
    @Nullable String doc,
    @Nullable SourceLine source) {

  /** Whether the compiler warns of the use of something. */
  enum Deprecation {
    NONE,
    DEPRECATED,
    FOR_REMOVAL
  }

  /** A parameter of the method. */
  record Parameter(String name, TypeModel type) {}

  /**
   * The method that {@code itemsFrom} names.
   *
   * @param unthrowable what it declares to throw that is neither an exception nor an error
   * @param takes what it takes, as messages name it; empty if it takes nothing
   * @param takesResults whether it takes a stream of the results of the stage before
   * @param returns its result, as messages name it
   * @param fits whether it gives inputs of the task
   */
  record ItemsMethod(
      boolean isStatic,
      boolean isPrivate,
      List<String> unthrowable,
      String takes,
      boolean takesResults,
      String returns,
      Sequence sequence,
      boolean fits) {
    ItemsMethod {
      unthrowable = List.copyOf(unthrowable);
    }
  }

  /**
   * The task whose results the items are, or are made of.
   *
   * @param result the type of its results
   * @param fits whether every result is an item as it is
   * @param circle the tasks from this one on that come after each other, if the last of them comes
   *     after the first; else empty
   */
  record Before(TypeName result, boolean fits, List<String> circle) {
    Before {
      circle = List.copyOf(circle);
    }

    /** Whether there are no results. */
    boolean isVoid() {
      return result.equals(TypeName.VOID) || result.equals(TypeName.VOID.box());
    }
  }

  /** What a method that gives many items returns. */
  enum Sequence {
    STREAM,
    COLLECTION,
    ITERABLE,
    OTHER
  }

  /**
   * The method that {@code reduce} names.
   *
   * @param signature as messages name it
   * @param fits whether it makes one result of two
   */
  record ReduceMethod(
      boolean isStatic, boolean isPrivate, List<String> thrown, String signature, boolean fits) {}

  /**
   * Where the method is.
   *
   * @param file the path of the package and the name of the file
   */
  record SourceLine(String file, int line) {}

  TaskModel {
    typeParameters = List.copyOf(typeParameters);
    unthrowable = List.copyOf(unthrowable);
    parameters = List.copyOf(parameters);
    unresolved = List.copyOf(unresolved);
  }

  /** Whether the inputs need a record, because there are several. */
  boolean isZipped() {
    return parameters.size() > 1;
  }

  /** Whether the method gives nothing. */
  boolean isVoid() {
    return result.name().equals(TypeName.VOID);
  }

  /** Whether generated code that is public can name everything in the signature. */
  boolean isPublic() {
    return result.isPublic() && parameters.stream().allMatch(each -> each.type().isPublic());
  }
}
