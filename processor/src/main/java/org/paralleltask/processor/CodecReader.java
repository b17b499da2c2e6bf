// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds out how types travel, for all tasks of a class, and what has to be generated for it. */
final class CodecReader {
  private final Elements elements;
  private final Types types;
  private final Visibility visibility;
  private final Deprecations deprecations;
  private final Obstacles obstacles;
  private final Map<TypeName, CodecClassModel> classes = new HashMap<>();
  private final Set<TypeElement> origins = new LinkedHashSet<>();
  private final Set<String> awaited = new HashSet<>();

  CodecReader(Elements elements, Types types, Visibility visibility, Deprecations deprecations) {
    this.elements = elements;
    this.types = types;
    this.visibility = visibility;
    this.deprecations = deprecations;
    this.obstacles = new Obstacles(elements, types);
  }

  /** How values of the type travel, or else the first thing that cannot. */
  CodecModel read(TypeMirror type) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return CodecModel.ready(CodecTable.primitive(type.getKind()));
    }
    CodecSearch search = new CodecSearch(this);
    CodecModel codec = search.visit(type, "");
    CodecModel missing = search.missing();
    if (missing != null) {
      return missing;
    }
    classes.putAll(search.found());
    return codec;
  }

  /** The codecs to be generated, by what they write and read. */
  Map<TypeName, CodecClassModel> classes() {
    return classes;
  }

  /** The classes of which the codecs were made: when they change, so do the codecs. */
  Set<TypeElement> origins() {
    return origins;
  }

  /** Whether a class was mentioned that is not there, or not yet. */
  boolean isWaiting() {
    return !awaited.isEmpty();
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  Obstacles obstacles() {
    return obstacles;
  }

  /** Whether generated code can name the class; takes note of what its codec depends on. */
  boolean canName(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      deprecations.note(each);
    }
    return visibility.canName(type);
  }

  /** Takes note of a class whose members make its codec. */
  void dependsOn(TypeElement type) {
    origins.add(type);
  }

  /** Takes note of a method or constructor that a codec calls. */
  void calls(Element member) {
    deprecations.note(member);
  }

  /** Takes note of a class that another processor may still generate. */
  void awaits(TypeMirror type) {
    awaited.add(type.toString());
  }

  /**
   * The type with every wildcard replaced by what values are at least: a codec of that does for the
   * type too.
   */
  DeclaredType withoutWildcards(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    int count = element.getTypeParameters().size();
    List<TypeMirror> arguments = new ArrayList<>(type.getTypeArguments());
    boolean isRaw = count > 0 && arguments.isEmpty();
    if (!isRaw && arguments.stream().allMatch(CodecReader::isKnown)) {
      return type;
    }
    if (isRaw) {
      deprecations.noteRawType();
    }
    List<TypeMirror> bounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TypeMirror declared = element.getTypeParameters().get(i).getBounds().get(0);
      bounds.add(isRaw ? declared : bound(arguments.get(i), declared));
    }
    return types.getDeclaredType(element, bounds.toArray(TypeMirror[]::new));
  }

  private static boolean isKnown(TypeMirror argument) {
    return argument.getKind() != TypeKind.WILDCARD;
  }

  private static TypeMirror bound(TypeMirror argument, TypeMirror declared) {
    if (!(argument instanceof WildcardType wildcard)) {
      return argument;
    }
    return wildcard.getExtendsBound() == null ? declared : wildcard.getExtendsBound();
  }
}
