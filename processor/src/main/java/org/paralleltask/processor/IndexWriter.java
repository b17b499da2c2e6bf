// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the index of all tasks of a compilation. */
final class IndexWriter {
  static final String PATH = "META-INF/parallel/tasks.json";
  private static final int VERSION = 1;
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"))
          .serializeNulls()
          .disableHtmlEscaping()
          .create();

  private final SortedMap<String, JsonObject> tasks = new TreeMap<>();

  void add(OwnerModel owner, WiringNames.Named named) {
    tasks.put(named.task().id(), entry(owner, named));
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  int size() {
    return tasks.size();
  }

  /** The same tasks give the same text, in whatever order they were added. */
  String write() {
    JsonArray array = new JsonArray();
    tasks.values().forEach(array::add);
    JsonObject index = new JsonObject();
    index.addProperty("version", VERSION);
    index.add("tasks", array);
    return GSON.toJson(index) + "\n";
  }

  private static JsonObject entry(OwnerModel owner, WiringNames.Named named) {
    TaskModel task = named.task();
    Settings settings = task.settings();
    JsonObject entry = new JsonObject();
    entry.addProperty("id", task.id());
    entry.addProperty("job", settings.name().isEmpty() ? task.method() : settings.name());
    entry.addProperty("owner", owner.binaryName());
    entry.addProperty("method", task.method());
    entry.addProperty("wiring", owner.wiring().reflectionName());
    entry.addProperty("member", named.member());
    entry.add("parameters", parameters(task));
    entry.addProperty("input", input(named));
    entry.addProperty("result", task.result().name().toString());
    addSettings(entry, settings);
    entry.add("doc", text(task.doc()));
    entry.add("source", source(task.source()));
    return entry;
  }

  private static void addSettings(JsonObject entry, Settings settings) {
    entry.addProperty("pool", constant(settings.pool()));
    entry.addProperty("mode", constant(settings.mode()));
    entry.add("workers", number(settings.workers()));
    entry.add("chunkSize", number(settings.chunkSize()));
    entry.add("window", number(settings.window()));
    entry.add("timeout", optional(settings.timeout()));
    entry.addProperty("attempts", settings.attempts());
    JsonArray items = new JsonArray();
    settings.items().forEach(items::add);
    entry.add("items", items);
    entry.add("itemsGlob", optional(settings.itemsGlob()));
    entry.add("itemsFrom", optional(settings.itemsFrom()));
    entry.add("reduce", optional(settings.reduce()));
  }

  private static JsonArray parameters(TaskModel task) {
    JsonArray parameters = new JsonArray();
    for (TaskModel.Parameter each : task.parameters()) {
      JsonObject parameter = new JsonObject();
      parameter.addProperty("name", each.name());
      parameter.addProperty("type", each.type().name().toString());
      parameters.add(parameter);
    }
    return parameters;
  }

  private static String input(WiringNames.Named named) {
    ClassName arguments = named.arguments();
    return arguments == null
        ? named.task().parameters().get(0).type().binaryName()
        : arguments.reflectionName();
  }

  /** As options are written: {@code as-completed}. */
  private static String constant(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonElement number(int value) {
    return value == Settings.AUTO ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  private static JsonElement optional(String value) {
    return text(value.isEmpty() ? null : value);
  }

  private static JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  private static JsonElement source(TaskModel.@Nullable SourceLine source) {
    if (source == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject line = new JsonObject();
    line.addProperty("file", source.file());
    line.addProperty("line", source.line());
    return line;
  }
}
