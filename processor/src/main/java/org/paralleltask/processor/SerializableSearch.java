// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Looks through the fields of a serializable class, as the runtime does to find out what it admits:
 * what is not serializable is found here, and not when the first value is sent.
 */
final class SerializableSearch {
  private static final String SERIALIZABLE = "java.io.Serializable";
  private static final Set<String> OWN_FORM =
      Set.of(
          "readResolve", "serialPersistentFields", "writeExternal", "writeObject", "writeReplace");

  private final CodecReader reader;
  private final CodecSearch search;
  private final Set<TypeElement> seen = new HashSet<>();

  SerializableSearch(CodecReader reader, CodecSearch search) {
    this.reader = reader;
    this.search = search;
  }

  CodecModel visit(TypeElement element, DeclaredType type, String path) {
    if (!isSendable(element)) {
      return search.missing(path, type, reader.obstacles().of(element));
    }
    enter(element, path);
    arguments(type, path);
    Set<TypeName> classes = new LinkedHashSet<>(List.of(ClassName.get(element)));
    // Fields tell the runtime their type arguments, but a class literal does not.
    type.getTypeArguments().forEach(argument -> classesOf(argument, classes));
    return new CodecModel.Ready("serializable", List.of(), List.copyOf(classes), List.of());
  }

  private boolean isSendable(TypeElement element) {
    return reader.obstacles().isA(element, SERIALIZABLE)
        && (!Obstacles.isAbstract(element) || isOfPlatform(element));
  }

  private void classesOf(TypeMirror type, Set<TypeName> classes) {
    if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
      TypeElement element = (TypeElement) declared.asElement();
      if (!isOfPlatform(element) && reader.canName(element)) {
        classes.add(ClassName.get(element));
      }
      declared.getTypeArguments().forEach(argument -> classesOf(argument, classes));
    }
  }

  private void enter(TypeElement element, String path) {
    boolean isOpaque = isOfPlatform(element) || element.getKind() == ElementKind.ENUM;
    if (isOpaque || !seen.add(element) || hasOwnForm(element)) {
      return;
    }
    reader.dependsOn(element);
    for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
      Set<Modifier> modifiers = field.getModifiers();
      if (!modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.TRANSIENT)) {
        field(field.asType(), path + "." + field.getSimpleName());
      }
    }
    if (reader.types().asElement(element.getSuperclass()) instanceof TypeElement above
        && reader.obstacles().isA(above, SERIALIZABLE)) {
      enter(above, path);
    }
  }

  private void field(TypeMirror type, String path) {
    switch (type.getKind()) {
      case ARRAY -> field(((ArrayType) type).getComponentType(), path + "[]");
      case DECLARED -> declared((DeclaredType) type, path);
      case ERROR -> search.visit(type, path);
      default -> {
        // primitives; and of a variable or a wildcard the runtime finds out
      }
    }
  }

  private void arguments(DeclaredType type, String path) {
    type.getTypeArguments().forEach(argument -> field(argument, path + "[]"));
  }

  private void declared(DeclaredType type, String path) {
    TypeElement element = (TypeElement) type.asElement();
    if (CodecSearch.isSealed(element)) {
      if (seen.add(element)) {
        element.getPermittedSubclasses().forEach(each -> field(each, path));
      }
    } else if (isSendable(element)) {
      enter(element, path);
    } else if (!isOfPlatform(element) || !isHolder(element)) {
      search.missing(path, type, obstacle(element));
    }
    arguments(type, path);
  }

  private CodecModel.Obstacle obstacle(TypeElement element) {
    CodecModel.Obstacle obstacle = reader.obstacles().of(element);
    boolean isData =
        obstacle == CodecModel.Obstacle.PLAIN
            || CodecTable.value(element.getQualifiedName().toString()) != null;
    return isData ? CodecModel.Obstacle.FIELD : obstacle;
  }

  /** Interfaces and classes of which the usual values are serializable. */
  private boolean isHolder(TypeElement element) {
    String name = element.getQualifiedName().toString();
    return name.equals("java.lang.Object")
        || (element.getKind().isInterface()
            && (name.startsWith("java.lang.") || name.startsWith("java.util."))
            && reader.obstacles().of(element) == CodecModel.Obstacle.ABSTRACT);
  }

  private static boolean isOfPlatform(TypeElement element) {
    String name = element.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  /** Whether the class decides by itself what is written of it. */
  private static boolean hasOwnForm(TypeElement element) {
    return element.getEnclosedElements().stream()
        .anyMatch(each -> OWN_FORM.contains(each.getSimpleName().toString()));
  }
}
