// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads the annotation. What does not even compile, such as a misspelt constant, has been reported
 * by the compiler, and is read as if it were not there.
 */
final class SettingsReader {
  private final Map<String, Object> values = new HashMap<>();

  SettingsReader(Elements elements, AnnotationMirror annotation) {
    elements
        .getElementValuesWithDefaults(annotation)
        .forEach(
            (member, value) -> values.put(member.getSimpleName().toString(), value.getValue()));
  }

  Settings read(TypeReader types) {
    return new Settings(
        text("name"),
        constant("pool", "THREAD"),
        constant("mode", "MAP"),
        number("workers", Settings.AUTO),
        number("chunkSize", Settings.AUTO),
        number("window", Settings.AUTO),
        text("timeout"),
        number("attempts", 1),
        text("backoff"),
        classes("retryOn").map(types::readThrown).toList(),
        texts("items"),
        text("itemsGlob"),
        text("itemsFrom"),
        text("after"),
        text("reduce"));
  }

  /** The task that a task comes after. */
  String after() {
    return text("after");
  }

  private String text(String member) {
    return values.get(member) instanceof String text ? text : "";
  }

  private int number(String member, int otherwise) {
    return values.get(member) instanceof Integer number ? number : otherwise;
  }

  private String constant(String member, String otherwise) {
    return values.get(member) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : otherwise;
  }

  private List<String> texts(String member) {
    return elements(member).filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private Stream<TypeMirror> classes(String member) {
    return elements(member).filter(TypeMirror.class::isInstance).map(TypeMirror.class::cast);
  }

  /** Whether a class that the member names has no meaning so far. */
  boolean isUnresolved(String member) {
    return elements(member).anyMatch(each -> !(each instanceof TypeMirror));
  }

  private Stream<?> elements(String member) {
    return values.get(member) instanceof List<?> list
        ? list.stream().map(each -> each instanceof AnnotationValue value ? value.getValue() : each)
        : Stream.of();
  }
}
