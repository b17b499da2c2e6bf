// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads types, and notes on the way what the compiler will say of those who name them. */
final class TypeReader {
  private final Elements elements;
  private final Types types;
  private final Visibility visibility;
  private final Deprecations deprecations;
  private final CodecReader codecReader;

  /** Most tasks name the same: what is the default. */
  private final IdentityHashMap<TypeMirror, ThrownModel> thrown = new IdentityHashMap<>();

  TypeReader(
      Elements elements,
      Types types,
      Visibility visibility,
      Deprecations deprecations,
      CodecReader codecReader) {
    this.elements = elements;
    this.types = types;
    this.visibility = visibility;
    this.deprecations = deprecations;
    this.codecReader = codecReader;
  }

  TypeModel read(TypeMirror type) {
    Mentions mentions = new Mentions();
    visit(type, mentions);
    return new TypeModel(
        TypeName.get(type),
        binaryName(type),
        mentions.isPublic,
        List.copyOf(mentions.variables),
        List.copyOf(mentions.raw),
        List.copyOf(mentions.hidden),
        codecReader.read(type));
  }

  /** A class of exceptions that generated code will name. */
  ThrownModel readThrown(TypeMirror literal) {
    return thrown.computeIfAbsent(literal, this::newThrown);
  }

  private ThrownModel newThrown(TypeMirror literal) {
    TypeMirror type = resolved(literal);
    Mentions mentions = new Mentions();
    visit(type, mentions);
    TypeMirror error = elements.getTypeElement("java.lang.Error").asType();
    return new ThrownModel(
        TypeName.get(type), types.isSubtype(type, error), List.copyOf(mentions.hidden));
  }

  // Eclipse's compiler hands out what default values name before it has looked at it.
  private TypeMirror resolved(TypeMirror literal) {
    TypeElement named =
        types.asElement(literal) instanceof TypeElement type
            ? elements.getTypeElement(type.getQualifiedName())
            : null;
    return named == null ? literal : named.asType();
  }

  /** The names in the type that no source, library or processor has given a meaning so far. */
  List<String> unresolved(TypeMirror type) {
    Mentions mentions = new Mentions();
    visit(type, mentions);
    return List.copyOf(mentions.unresolved);
  }

  /** The type as an argument of a generic class. */
  TypeMirror boxed(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return elements.getTypeElement("java.lang.Void").asType();
    }
    return type instanceof PrimitiveType primitive && type.getKind().isPrimitive()
        ? types.boxedClass(primitive).asType()
        : type;
  }

  /** Whether values of the type have an order of their own. */
  boolean isComparable(TypeMirror type) {
    TypeMirror boxed = boxed(type);
    TypeElement comparable = elements.getTypeElement("java.lang.Comparable");
    return isResolvedReference(boxed)
        && types.isSubtype(types.erasure(boxed), types.erasure(comparable.asType()));
  }

  private static boolean isResolvedReference(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.TYPEVAR;
  }

  private String binaryName(TypeMirror type) {
    TypeMirror boxed = types.erasure(boxed(type));
    if (boxed instanceof ArrayType array) {
      return "[" + componentName(array.getComponentType());
    }
    return boxed instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement named
        ? elements.getBinaryName(named).toString()
        : boxed.toString();
  }

  private String componentName(TypeMirror component) {
    return switch (component.getKind()) {
      case BOOLEAN -> "Z";
      case LONG -> "J";
      case BYTE, CHAR, SHORT, INT, FLOAT, DOUBLE -> component.getKind().name().substring(0, 1);
      case ARRAY -> binaryName(component);
      default -> "L" + binaryName(component) + ";";
    };
  }

  private void visit(TypeMirror type, Mentions mentions) {
    switch (type.getKind()) {
      case ERROR -> mentions.unresolved.add(((DeclaredType) type).asElement().toString());
      case TYPEVAR -> mentions.variables.add(types.asElement(type).getSimpleName().toString());
      case ARRAY -> visit(((ArrayType) type).getComponentType(), mentions);
      case WILDCARD -> visitBounds((WildcardType) type, mentions);
      case DECLARED -> visitDeclared((DeclaredType) type, mentions);
      default -> {
        // primitives and void mention nothing
      }
    }
  }

  private void visitBounds(WildcardType type, Mentions mentions) {
    if (type.getExtendsBound() != null) {
      visit(type.getExtendsBound(), mentions);
    }
    if (type.getSuperBound() != null) {
      visit(type.getSuperBound(), mentions);
    }
  }

  private void visitDeclared(DeclaredType type, Mentions mentions) {
    TypeElement element = (TypeElement) type.asElement();
    if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
      mentions.raw.add(element.getSimpleName().toString());
    }
    visitModifiers(element, mentions);
    type.getTypeArguments().forEach(argument -> visit(argument, mentions));
    if (type.getEnclosingType().getKind() == TypeKind.DECLARED) {
      visit(type.getEnclosingType(), mentions);
    }
  }

  private void visitModifiers(TypeElement element, Mentions mentions) {
    for (Element each = element; each instanceof TypeElement; each = each.getEnclosingElement()) {
      deprecations.note(each);
      mentions.isPublic &= each.getModifiers().contains(Modifier.PUBLIC);
      if (visibility.isHidden(each)) {
        mentions.hidden.add(each.getSimpleName().toString());
      }
    }
  }

  /** What one type mentions. */
  private static final class Mentions {
    final Set<String> unresolved = new LinkedHashSet<>();
    final Set<String> variables = new LinkedHashSet<>();
    final Set<String> raw = new LinkedHashSet<>();
    final List<String> hidden = new ArrayList<>();
    boolean isPublic = true;
  }
}
