// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What a permitted subclass is called, given the type arguments of the sealed type. */
final class Subtypes {
  private Subtypes() {}

  /** {@code Ok<String>} for {@code Ok} below {@code Result<String>}; null if nobody can tell. */
  static @Nullable DeclaredType of(Types types, TypeElement subclass, DeclaredType sealed) {
    DeclaredType subtype = (DeclaredType) subclass.asType();
    if (subtype.getTypeArguments().isEmpty()) {
      return types.isSubtype(subtype, sealed) ? subtype : null;
    }
    return types.directSupertypes(subtype).stream()
        .map(DeclaredType.class::cast)
        .filter(each -> each.asElement().equals(sealed.asElement()))
        .findFirst()
        .map(each -> substituted(types, subclass, each.getTypeArguments(), sealed))
        .orElse(null);
  }

  private static @Nullable DeclaredType substituted(
      Types types, TypeElement subclass, List<? extends TypeMirror> passedOn, DeclaredType sealed) {
    List<Element> variables = passedOn.stream().map(types::asElement).toList();
    TypeMirror[] arguments =
        subclass.getTypeParameters().stream()
            .map(variables::indexOf)
            .filter(index -> index >= 0)
            .map(index -> sealed.getTypeArguments().get(index))
            .toArray(TypeMirror[]::new);
    boolean isComplete =
        arguments.length == subclass.getTypeParameters().size()
            && arguments.length == sealed.getTypeArguments().size();
    return isComplete ? types.getDeclaredType(subclass, arguments) : null;
  }
}
