// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value a line: an object by the names of the fields, an array by position, or a value.
 */
final class NdjsonItems extends FileItems {
  private static final Gson STRICT =
      new GsonBuilder().setStrictness(Strictness.STRICT).disableHtmlEscaping().create();
  private static final TypeAdapter<JsonElement> PARSER = STRICT.getAdapter(JsonElement.class);

  private final LineReader lines;
  private final Shape shape;

  NdjsonItems(LineReader lines, Shape shape) {
    super(lines);
    this.lines = lines;
    this.shape = shape;
  }

  @Override
  @Nullable Candidate read() throws IOException {
    Line line = lines.next();
    while (line != null && line.problem() == null && line.text().isBlank()) {
      line = lines.next();
    }
    return line == null ? null : candidate(line);
  }

  private Candidate candidate(Line line) {
    String problem = line.problem();
    if (problem != null) {
      return Candidate.bad(line.place(), line.text(), problem);
    }
    try {
      JsonElement json = parsed(line.text());
      return Candidate.good(line.place(), label(json), shape.make(fields(json)));
    } catch (BadItemException bad) {
      return Candidate.bad(line.place(), line.text(), String.valueOf(bad.getMessage()));
    } catch (IOException | JsonParseException malformed) {
      return Candidate.bad(line.place(), line.text(), "is no JSON: " + reason(malformed));
    }
  }

  /** Without the advice for programmers; the line is that of the file, which is said already. */
  private static String reason(Exception malformed) {
    return String.valueOf(malformed.getMessage())
        .replaceFirst("(?s)\\R.*", "")
        .replaceFirst("^Use JsonReader.* to accept malformed JSON", "it is malformed")
        .replaceFirst(" at line 1 column (\\d+) path .*", " at column $1");
  }

  /** One value, and nothing after it. */
  private static JsonElement parsed(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    JsonElement json = PARSER.read(reader);
    var unused = reader.peek(); // a strict reader refuses a second value
    return json;
  }

  private static String label(JsonElement json) {
    return json.isJsonPrimitive() ? json.getAsString() : STRICT.toJson(json);
  }

  private List<Object> fields(JsonElement json) throws BadItemException {
    List<String> names = shape.names();
    if (json instanceof JsonObject object) {
      return byName(object, names);
    }
    boolean listed = json.isJsonArray() && !(names.size() == 1 && isArray(names.get(0)));
    return byPosition(listed ? json.getAsJsonArray().asList() : List.of(json), names);
  }

  private boolean isArray(String name) {
    return shape.typeOf(name).isArray();
  }

  private List<Object> byName(JsonObject object, List<String> names) throws BadItemException {
    for (String name : object.keySet()) {
      if (!names.contains(name)) {
        throw new BadItemException("has \"%s\", which is none of %s".formatted(name, names));
      }
    }
    List<JsonElement> values = new ArrayList<>();
    for (String name : names) {
      if (!object.has(name)) {
        throw new BadItemException("has no \"" + name + "\"");
      }
      values.add(object.get(name));
    }
    return byPosition(values, names);
  }

  private List<Object> byPosition(List<JsonElement> values, List<String> names)
      throws BadItemException {
    if (values.size() != names.size()) {
      throw new BadItemException(
          "has %d values, not one each for %s".formatted(values.size(), names));
    }
    List<Object> converted = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      converted.add(value(i, names.get(i), values.get(i)));
    }
    return converted;
  }

  private Object value(int field, String name, JsonElement json) throws BadItemException {
    if (json instanceof JsonArray array && isArray(name)) {
      return array(field, name, array);
    }
    if (!json.isJsonPrimitive()) {
      throw new BadItemException("\"%s\" is %s, not a value".formatted(name, json));
    }
    return shape.convert(field, json.getAsString());
  }

  /** Each element is converted as an array of one, so that its text may have white space. */
  private Object array(int field, String name, JsonArray json) throws BadItemException {
    Class<?> type = shape.typeOf(name).getComponentType();
    Object array = Array.newInstance(type, json.size());
    for (int i = 0; i < json.size(); i++) {
      if (!json.get(i).isJsonPrimitive()) {
        throw new BadItemException("\"%s\" has %s, not a value".formatted(name, json.get(i)));
      }
      String text = json.get(i).getAsString();
      boolean isText = type == String.class;
      Array.set(array, i, isText ? text : Array.get(shape.convert(field, text), 0));
    }
    return array;
  }
}
