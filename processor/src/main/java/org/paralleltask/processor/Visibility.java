// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What generated code can name, which is in the package of the class with the tasks. */
final class Visibility {
  private final Elements elements;
  private final PackageElement from;

  Visibility(Elements elements, PackageElement from) {
    this.elements = elements;
    this.from = from;
  }

  /** Whether the modifiers of the class itself keep it from being named. */
  boolean isHidden(Element type) {
    Set<Modifier> modifiers = type.getModifiers();
    return elements.getPackageOf(type).equals(from)
        ? modifiers.contains(Modifier.PRIVATE)
        : !modifiers.contains(Modifier.PUBLIC);
  }

  /** Whether the class can be named: it, the classes around it, and its module. */
  boolean canName(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (isHidden(each)) {
        return false;
      }
    }
    return isOfReadableModule(type);
  }

  private boolean isOfReadableModule(TypeElement type) {
    ModuleElement here = elements.getModuleOf(from);
    return here == null
        || here.isUnnamed()
        || here.equals(elements.getModuleOf(type))
        || elements.getTypeElement(here, type.getQualifiedName()) != null;
  }
}
