// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads an annotated method into its model. */
final class TaskReader {
  static final String ANNOTATION = "org.paralleltask.ParallelTask";

  private final Elements elements;
  private final Function<Element, SourcePositions.Context> contexts;
  private final TypeElement owner;
  private final Deprecations deprecations;
  private final Map<String, List<ExecutableElement>> methodsByName;
  private final Map<String, Integer> overloads = new HashMap<>();
  private final TypeReader typeReader;
  private final ThrowsReader throwsReader;
  private final NamedMethodReader namedReader;

  TaskReader(
      ProcessingEnvironment environment,
      TypeElement owner,
      Deprecations deprecations,
      CodecReader codecReader,
      ThrowsReader throwsReader,
      Map<String, List<ExecutableElement>> methodsByName) {
    this.elements = environment.getElementUtils();
    this.contexts = SourcePositions.of(environment, owner);
    this.owner = owner;
    this.deprecations = deprecations;
    this.methodsByName = methodsByName;
    this.typeReader =
        new TypeReader(
            elements,
            environment.getTypeUtils(),
            new Visibility(elements, elements.getPackageOf(owner)),
            deprecations,
            codecReader);
    this.throwsReader = throwsReader;
    this.namedReader =
        new NamedMethodReader(elements, environment.getTypeUtils(), typeReader, throwsReader);
    // Inherited methods count: a method reference would have to choose between them too.
    ElementFilter.methodsIn(elements.getAllMembers(owner))
        .forEach(method -> overloads.merge(method.getSimpleName().toString(), 1, Integer::sum));
  }

  /** The annotation of the method; null if it is no task. */
  static @Nullable AnnotationMirror annotation(ExecutableElement method) {
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(ANNOTATION)) {
        return mirror;
      }
    }
    return null;
  }

  TaskModel read(ExecutableElement method, @Nullable String twin) {
    AnnotationMirror annotation = annotation(method);
    if (annotation == null) {
      throw new IllegalArgumentException(method + " is no task");
    }
    SettingsReader settingsReader = new SettingsReader(elements, annotation);
    Settings settings = settingsReader.read(typeReader);
    ExecutableElement before = task(settings.after());
    ExecutableElement items = itemsMethod(settings);
    ExecutableElement reduce = reduceMethod(settings, method);
    SourcePositions.Context context = contexts.apply(method);
    String name = method.getSimpleName().toString();
    Set<Modifier> modifiers = method.getModifiers();
    return new TaskModel(
        elements.getBinaryName(owner) + "#" + name,
        name,
        OwnerReader.signature(method),
        twin,
        modifiers.contains(Modifier.PRIVATE),
        modifiers.contains(Modifier.STATIC),
        modifiers.contains(Modifier.ABSTRACT),
        overloads.getOrDefault(name, 1) > 1,
        deprecations.note(method),
        method.getTypeParameters().stream().map(each -> each.getSimpleName().toString()).toList(),
        throwsReader.beyondExceptions(method),
        method.getParameters().stream().map(this::parameter).toList(),
        typeReader.read(method.getReturnType()),
        Reduction.compares(settings.reduce()) && typeReader.isComparable(method.getReturnType()),
        settings,
        items == null
            ? null
            : namedReader.readItems(items, method, before == null ? null : before.getReturnType()),
        before == null ? null : before(before, method),
        reduce == null ? null : namedReader.readReduce(reduce, method.getReturnType()),
        unresolved(method, settingsReader, items, reduce, before),
        DocText.firstParagraph(context.doc()),
        context.line());
  }

  private TaskModel.Parameter parameter(VariableElement parameter) {
    return new TaskModel.Parameter(
        parameter.getSimpleName().toString(), typeReader.read(parameter.asType()));
  }

  private @Nullable ExecutableElement itemsMethod(Settings settings) {
    int parameters = settings.isLaterStage() ? 1 : 0;
    ExecutableElement method =
        NamedMethodReader.itemsMethod(named(settings.itemsFrom()), parameters);
    if (method != null) {
      deprecations.note(method);
    }
    return method;
  }

  private @Nullable ExecutableElement reduceMethod(Settings settings, ExecutableElement task) {
    if (Reduction.needsNoMethod(settings.reduce())) {
      return null;
    }
    ExecutableElement method =
        namedReader.reduceMethod(named(settings.reduce()), task.getReturnType());
    if (method != null) {
      deprecations.note(method);
    }
    return method;
  }

  /** The annotated method of the name; null if there is none. */
  private @Nullable ExecutableElement task(String name) {
    return named(name).stream()
        .filter(method -> annotation(method) != null)
        .findFirst()
        .orElse(null);
  }

  private TaskModel.Before before(ExecutableElement before, ExecutableElement method) {
    return new TaskModel.Before(
        TypeName.get(before.getReturnType()),
        namedReader.isItem(before.getReturnType(), method),
        circle(method.getSimpleName().toString()));
  }

  /** The tasks that come after each other, from this one on; empty if they do not end here. */
  private List<String> circle(String name) {
    Set<String> passed = new LinkedHashSet<>();
    String at = name;
    while (passed.add(at)) {
      ExecutableElement method = task(at);
      at = method == null ? "" : after(method);
    }
    return at.equals(name) ? List.copyOf(passed) : List.of();
  }

  private String after(ExecutableElement method) {
    AnnotationMirror annotation = annotation(method);
    return annotation == null ? "" : new SettingsReader(elements, annotation).after();
  }

  private List<ExecutableElement> named(String name) {
    return methodsByName.getOrDefault(name, List.of());
  }

  private List<String> unresolved(
      ExecutableElement task,
      SettingsReader settings,
      @Nullable ExecutableElement items,
      @Nullable ExecutableElement reduce,
      @Nullable ExecutableElement before) {
    Set<String> names = new LinkedHashSet<>(unresolved(task));
    if (settings.isUnresolved("retryOn")) {
      names.add("that \"retryOn\" names"); // the compiler keeps its name to itself
    }
    if (items != null && !namedReader.isOfOwnRecord(items.getReturnType(), task)) {
      names.addAll(typeReader.unresolved(items.getReturnType()));
      // The task's own record comes into being when the task is written: not to be waited for.
      names.removeIf(name -> isOwnRecord(name, task));
    }
    if (reduce != null) {
      names.addAll(unresolved(reduce));
    }
    if (before != null) {
      names.addAll(typeReader.unresolved(before.getReturnType()));
    }
    return List.copyOf(names);
  }

  private static boolean isOwnRecord(String name, ExecutableElement task) {
    String record = WiringNames.argumentsRecord(task.getSimpleName().toString());
    return task.getParameters().size() > 1 && (name.equals(record) || name.endsWith("." + record));
  }

  private List<String> unresolved(ExecutableElement method) {
    List<TypeMirror> mentioned = new ArrayList<>();
    method.getParameters().forEach(parameter -> mentioned.add(parameter.asType()));
    mentioned.add(method.getReturnType());
    return mentioned.stream().flatMap(type -> typeReader.unresolved(type).stream()).toList();
  }
}
