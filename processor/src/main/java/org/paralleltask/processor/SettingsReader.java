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

  private SettingsReader(Elements elements, AnnotationMirror annotation) {
    elements
        .getElementValuesWithDefaults(annotation)
        .forEach(
            (member, value) -> values.put(member.getSimpleName().toString(), value.getValue()));
  }

  static Settings read(Elements elements, AnnotationMirror annotation, TypeReader types) {
    SettingsReader reader = new SettingsReader(elements, annotation);
    return new Settings(
        reader.text("name"),
        reader.constant("pool", "THREAD"),
        reader.constant("mode", "MAP"),
        reader.number("workers", Settings.AUTO),
        reader.number("chunkSize", Settings.AUTO),
        reader.number("window", Settings.AUTO),
        reader.text("timeout"),
        reader.number("attempts", 1),
        reader.text("backoff"),
        reader.classes("retryOn").map(types::readThrown).toList(),
        reader.texts("items"),
        reader.text("itemsGlob"),
        reader.text("itemsFrom"),
        reader.text("after"),
        reader.text("reduce"));
  }

  /** The task that a task comes after. */
  static String after(Elements elements, AnnotationMirror annotation) {
    return new SettingsReader(elements, annotation).text("after");
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
  static boolean isUnresolved(Elements elements, AnnotationMirror annotation, String member) {
    SettingsReader reader = new SettingsReader(elements, annotation);
    return reader.elements(member).anyMatch(each -> !(each instanceof TypeMirror));
  }

  private Stream<?> elements(String member) {
    return values.get(member) instanceof List<?> list
        ? list.stream().map(each -> each instanceof AnnotationValue value ? value.getValue() : each)
        : Stream.of();
  }
}
