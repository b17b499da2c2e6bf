// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a class with tasks into its model. One reader for each class. */
final class OwnerReader {
  private final Elements elements;
  private final TypeElement owner;
  private final Deprecations deprecations;
  private final CodecReader codecReader;
  private final ThrowsReader throwsReader;
  private final TaskReader taskReader;
  private final Map<String, List<ExecutableElement>> methodsByName;
  private final Map<String, Element> elementBySignature = new HashMap<>();

  OwnerReader(ProcessingEnvironment environment, TypeElement owner) {
    this.elements = environment.getElementUtils();
    this.owner = owner;
    this.deprecations = new Deprecations(elements);
    this.methodsByName =
        ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
            .collect(Collectors.groupingBy(method -> method.getSimpleName().toString()));
    this.codecReader =
        new CodecReader(
            elements,
            environment.getTypeUtils(),
            new Visibility(elements, elements.getPackageOf(owner)),
            deprecations);
    this.throwsReader = new ThrowsReader(elements, environment.getTypeUtils());
    this.taskReader =
        new TaskReader(environment, owner, deprecations, codecReader, throwsReader, methodsByName);
  }

  /**
   * Whether Lombok, if it is there, changes the class: methods become static, constructors come and
   * go. Which of us is first depends on the order of the processors; the next round shows it all.
   */
  static boolean isChangedByLombok(TypeElement owner) {
    for (Element each = owner; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getAnnotationMirrors().stream().anyMatch(OwnerReader::isOfLombok)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfLombok(AnnotationMirror annotation) {
    return annotation.getAnnotationType().toString().startsWith("lombok.");
  }

  /** What was read; the tasks are sorted by name. */
  OwnerModel read() {
    List<TaskModel> tasks = tasks();
    return new OwnerModel(
        ClassName.get(owner),
        elements.getBinaryName(owner).toString(),
        owner.getTypeParameters().size(),
        isPublic(),
        isLocal(),
        privateType(),
        construction(),
        methodsByName.keySet().stream().sorted().toList(),
        deprecations.warnings(),
        seesGenerated(),
        tasks,
        codecReader.classes());
  }

  /** What the generated class is made of: when one of these changes, it does. */
  Set<TypeElement> origins() {
    Set<TypeElement> origins = new LinkedHashSet<>(List.of(owner));
    origins.addAll(codecReader.origins());
    return origins;
  }

  /** Whether a class that values hold is not there, or not yet. */
  boolean isWaiting() {
    return codecReader.isWaiting();
  }

  /** The method that the task was read from. */
  Element element(TaskModel task) {
    return elementBySignature.getOrDefault(task.signature(), owner);
  }

  /** The name of the method and the types of its parameters. */
  static String signature(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> TypeText.of(parameter.asType().toString()))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  private List<TaskModel> tasks() {
    List<TaskModel> tasks = new ArrayList<>();
    methodsByName.forEach((name, overloads) -> tasks.addAll(overloads(overloads)));
    tasks.sort(Comparator.comparing(TaskModel::method));
    return tasks;
  }

  private List<TaskModel> overloads(List<ExecutableElement> overloads) {
    List<TaskModel> tasks = new ArrayList<>();
    for (ExecutableElement method : overloads) {
      if (TaskReader.annotation(method) != null) {
        String twin = tasks.isEmpty() ? null : tasks.get(0).signature();
        TaskModel task = taskReader.read(method, twin);
        elementBySignature.put(task.signature(), method);
        tasks.add(task);
      }
    }
    return tasks;
  }

  private boolean isPublic() {
    boolean isPublic = true;
    for (Element each = owner; each instanceof TypeElement; each = each.getEnclosingElement()) {
      deprecations.note(each);
      isPublic &= each.getModifiers().contains(Modifier.PUBLIC);
    }
    return isPublic;
  }

  private boolean isLocal() {
    return owner.getNestingKind() == NestingKind.LOCAL
        || owner.getNestingKind() == NestingKind.ANONYMOUS;
  }

  private @Nullable String privateType() {
    for (Element each = owner; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        return each.getSimpleName().toString();
      }
    }
    return null;
  }

  private OwnerModel.Construction construction() {
    if (owner.getKind() == ElementKind.ENUM) {
      return OwnerModel.Construction.ENUM;
    }
    if (owner.getKind().isInterface() || owner.getModifiers().contains(Modifier.ABSTRACT)) {
      return OwnerModel.Construction.ABSTRACT;
    }
    if (isInner()) {
      return OwnerModel.Construction.INNER;
    }
    return constructor().map(this::construction).orElse(OwnerModel.Construction.NO_CONSTRUCTOR);
  }

  private boolean isInner() {
    for (Element each = owner;
        each.getEnclosingElement() instanceof TypeElement;
        each = each.getEnclosingElement()) {
      if (!each.getModifiers().contains(Modifier.STATIC)) {
        return true;
      }
    }
    return false;
  }

  private OwnerModel.Construction construction(ExecutableElement constructor) {
    return throwsReader.beyondExceptions(constructor).isEmpty()
        ? OwnerModel.Construction.POSSIBLE
        : OwnerModel.Construction.UNTHROWABLE;
  }

  private Optional<ExecutableElement> constructor() {
    return ElementFilter.constructorsIn(owner.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .peek(deprecations::note)
        .findFirst();
  }

  private boolean seesGenerated() {
    String name = "javax.annotation.processing.Generated";
    return elements.getTypeElement(elements.getModuleOf(owner), name) != null;
  }
}
