// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members of an event. One that is missing, null, or of another type is absent, not an error. */
final class Json {
  private Json() {}

  static Optional<String> text(JsonObject object, String member) {
    return primitive(object, member).map(JsonPrimitive::getAsString);
  }

  static Optional<Long> number(JsonObject object, String member) {
    return primitive(object, member).filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsLong);
  }

  static long count(JsonObject object, String member) {
    return number(object, member).orElse(0L);
  }

  static double decimal(JsonObject object, String member) {
    return primitive(object, member)
        .filter(JsonPrimitive::isNumber)
        .map(JsonPrimitive::getAsDouble)
        .orElse(0.0);
  }

  static boolean isTrue(JsonObject object, String member) {
    return primitive(object, member).filter(JsonPrimitive::isBoolean).isPresent()
        && object.get(member).getAsBoolean();
  }

  static Optional<JsonObject> object(JsonObject object, String member) {
    return object.get(member) instanceof JsonObject value ? Optional.of(value) : Optional.empty();
  }

  /** Numbers by name, in the order in which they are written. */
  static Map<String, Long> counts(JsonObject object, String member) {
    Map<String, Long> counts = new LinkedHashMap<>();
    object(object, member)
        .ifPresent(json -> json.keySet().forEach(name -> counts.put(name, count(json, name))));
    return counts;
  }

  static List<JsonObject> objects(JsonObject object, String member) {
    return array(object, member).asList().stream()
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  static List<String> strings(JsonObject object, String member) {
    return array(object, member).asList().stream()
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .toList();
  }

  private static JsonArray array(JsonObject object, String member) {
    return object.get(member) instanceof JsonArray array ? array : new JsonArray();
  }

  private static Optional<JsonPrimitive> primitive(JsonObject object, String member) {
    return object.get(member) instanceof JsonPrimitive value
        ? Optional.of(value)
        : Optional.empty();
  }
}
