// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * One search for the codec of a type and of all that its values hold. It goes on after what cannot
 * travel, but keeps only the first of that: then nothing of the search is of use.
 */
final class CodecSearch {
  private final CodecReader reader;
  private final Map<TypeName, CodecClassModel> found = new LinkedHashMap<>();
  private CodecModel.@Nullable Missing missing;

  CodecSearch(CodecReader reader) {
    this.reader = reader;
  }

  /** The codecs to be generated, by what they write and read. */
  Map<TypeName, CodecClassModel> found() {
    return found;
  }

  /** What cannot travel; null if everything can. */
  CodecModel.@Nullable Missing missing() {
    return missing;
  }

  /**
   * The codec of a type.
   *
   * @param path how to get from the value to this part of it
   */
  CodecModel visit(TypeMirror type, String path) {
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, CHAR, DOUBLE, FLOAT, INT, LONG, SHORT ->
          CodecModel.ready(CodecTable.primitive(type.getKind()));
      case ARRAY -> array((ArrayType) type, path);
      case DECLARED -> declared((DeclaredType) type, path);
      case ERROR -> {
        reader.awaits(type);
        yield missing(path, type, CodecModel.Obstacle.UNKNOWN);
      }
      default -> missing(path, type, CodecModel.Obstacle.ABSTRACT);
    };
  }

  CodecModel missing(String path, TypeMirror type, CodecModel.Obstacle obstacle) {
    CodecModel.Missing first = new CodecModel.Missing(path, TypeName.get(type), obstacle);
    if (missing == null) {
      missing = first;
    }
    return first;
  }

  private CodecModel array(ArrayType type, String path) {
    TypeMirror component = type.getComponentType();
    if (component.getKind().isPrimitive()) {
      return CodecModel.ready(CodecTable.primitiveArray(component.getKind()));
    }
    TypeName erasure = TypeName.get(reader.types().erasure(component));
    return new CodecModel.Ready(
        "arrays", List.of(), List.of(erasure), List.of(visit(component, path + "[]")));
  }

  private CodecModel declared(DeclaredType type, String path) {
    DeclaredType known = reader.withoutWildcards(type);
    CodecModel codec = known((TypeElement) known.asElement(), known, path);
    // The codec of a List<Point> will do for a List<? extends Point>, but the compiler cannot know.
    return known == type
        ? codec
        : new CodecModel.Ready("widened", List.of(), List.of(), List.of(codec));
  }

  private CodecModel known(TypeElement element, DeclaredType type, String path) {
    String name = element.getQualifiedName().toString();
    String value = CodecTable.value(name);
    if (value != null) {
      return CodecModel.ready(value);
    }
    if (CodecTable.isShared(name)) {
      return new CodecModel.Ready("shared", List.of(), List.of(ClassName.get(element)), List.of());
    }
    String container = CodecTable.container(name);
    if (container != null) {
      return new CodecModel.Ready(container, names(type), List.of(), elements(type, path));
    }
    return reader.canName(element)
        ? ofClass(element, type, path)
        : missing(path, type, CodecModel.Obstacle.HIDDEN);
  }

  private static List<TypeName> names(DeclaredType type) {
    return type.getTypeArguments().stream().map(TypeName::get).toList();
  }

  private List<CodecModel> elements(DeclaredType type, String path) {
    return type.getTypeArguments().stream().map(each -> visit(each, path + "[]")).toList();
  }

  private CodecModel ofClass(TypeElement element, DeclaredType type, String path) {
    if (element.getKind() == ElementKind.ENUM) {
      return new CodecModel.Ready("enums", List.of(), List.of(TypeName.get(type)), List.of());
    }
    boolean isRecord = element.getKind() == ElementKind.RECORD;
    if (isRecord || isSealed(element)) {
      return generated(element, type, path);
    }
    return new SerializableSearch(reader, this).visit(element, type, path);
  }

  /** Whether a value is one of the permitted subtypes; the class itself has no instances. */
  static boolean isSealed(TypeElement element) {
    return element.getModifiers().contains(Modifier.SEALED)
        && element.getPermittedSubclasses().size() <= Byte.MAX_VALUE
        && (element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT));
  }

  private CodecModel generated(TypeElement element, DeclaredType type, String path) {
    TypeName name = TypeName.get(type);
    if (!found.containsKey(name)) {
      reader.dependsOn(element);
      boolean isSealed = isSealed(element);
      // A record may hold others of its own kind, and then has a codec already.
      found.put(name, new CodecClassModel(name, isSealed, List.of()));
      found.put(
          name,
          new CodecClassModel(
              name,
              isSealed,
              isSealed ? subtypes(element, type, path) : components(element, type, path)));
    }
    return new CodecModel.Generated(name);
  }

  private List<CodecClassModel.Part> components(
      TypeElement element, DeclaredType type, String path) {
    ElementFilter.constructorsIn(element.getEnclosedElements()).forEach(reader::calls);
    List<CodecClassModel.Part> parts = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      ExecutableElement accessor = component.getAccessor();
      reader.calls(accessor);
      String name = component.getSimpleName().toString();
      TypeMirror held =
          ((ExecutableType) reader.types().asMemberOf(type, accessor)).getReturnType();
      CodecModel codec = visit(held, path + "." + name);
      parts.add(new CodecClassModel.Part(name, TypeName.get(held), codec));
    }
    return parts;
  }

  private List<CodecClassModel.Part> subtypes(TypeElement element, DeclaredType type, String path) {
    List<CodecClassModel.Part> parts = new ArrayList<>();
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeElement subclass = (TypeElement) ((DeclaredType) permitted).asElement();
      String name = subclass.getSimpleName().toString();
      DeclaredType subtype = Subtypes.of(reader.types(), subclass, type);
      CodecModel codec =
          subtype == null
              ? missing(path, type, CodecModel.Obstacle.ABSTRACT)
              : visit(subtype, path + "(" + name + ")");
      parts.add(
          new CodecClassModel.Part(
              name, TypeName.get(subtype == null ? permitted : subtype), codec));
    }
    return parts;
  }
}
