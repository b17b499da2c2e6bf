// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

/**
 * What an item consists of: named fields, each made of a text. A record has its components; any
 * other type is one field, named as the method's parameter.
 */
final class Shape {
  private final Class<?> type;
  private final List<Field> fields;
  private final Optional<Converter> whole;

  private Shape(Class<?> type, List<Field> fields, Optional<Converter> whole) {
    this.type = type;
    this.fields = fields;
    this.whole = whole;
  }

  static Shape of(TaskEntry task, Class<?> type, Converters converters)
      throws ConfigurationException {
    Optional<Converter> whole = converters.of(type);
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components(type)) {
      fields.add(field(task, component.getName(), component.getType(), converters));
    }
    if (fields.isEmpty()) {
      String name = task.parameters().isEmpty() ? "item" : task.parameters().get(0).name();
      fields.add(new Field(name, type, whole.orElseThrow(() -> inconvertible(task, type))));
    }
    return new Shape(type, List.copyOf(fields), whole);
  }

  private static List<RecordComponent> components(Class<?> type) {
    return type.isRecord() ? Arrays.asList(type.getRecordComponents()) : List.of();
  }

  private static Field field(TaskEntry task, String name, Class<?> type, Converters converters)
      throws ConfigurationException {
    return new Field(name, type, converters.of(type).orElseThrow(() -> inconvertible(task, type)));
  }

  private static ConfigurationException inconvertible(TaskEntry task, Class<?> type) {
    return new ConfigurationException(
        ("Items of %s cannot be made of text: %s has no static valueOf, of, parse or fromString that"
                + " takes a String, and no public constructor that does. Add one, or give the items in"
                + " code: @ParallelTask(itemsFrom = \"...\").")
            .formatted(task.id(), type.getName()));
  }

  /** How a plain text becomes an item. */
  Converter plain(TaskEntry task) throws ConfigurationException {
    return whole.orElseThrow(
        () ->
            new ConfigurationException(
                "%s takes %s, which one text cannot give. Put the items into a CSV file with these columns, or an NDJSON file: itemsFile=items.csv."
                    .formatted(task.id(), names())));
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  Class<?> typeOf(String name) {
    return fields.get(names().indexOf(name)).type();
  }

  /** Makes an item of one text for each field, in the order of the fields. */
  Object make(List<Object> values) throws BadItemException {
    if (!type.isRecord()) {
      return values.get(0);
    }
    try {
      return Records.construct(type, values);
    } catch (Exception rejected) {
      throw new BadItemException(
          "%s rejects it: %s".formatted(type.getSimpleName(), reason(rejected)));
    }
  }

  /** What an error says is no reason for people, but its name is. */
  private static String reason(Exception rejected) {
    Throwable error = rejected instanceof InvocationTargetException ? rejected.getCause() : null;
    Throwable thrown = error == null ? rejected : error;
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  Object convert(int field, String text) throws BadItemException {
    Field target = fields.get(field);
    try {
      return target.converter().convert(text);
    } catch (BadItemException bad) {
      throw new BadItemException("%s: %s".formatted(target.name(), bad.getMessage()));
    }
  }

  /**
   * A part of an item.
   *
   * @param converter makes it of a text
   */
  private record Field(String name, Class<?> type, Converter converter) {}
}
