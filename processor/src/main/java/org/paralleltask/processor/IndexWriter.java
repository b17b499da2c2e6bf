// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the index of all tasks of a compilation. */
final class IndexWriter {
  static final String PATH = "META-INF/parallel/tasks.json";
  private static final int VERSION = 1;

  private final SortedMap<String, Entry> tasks = new TreeMap<>();

  private record Entry(OwnerModel owner, WiringNames.Named named) {}

  void add(OwnerModel owner, WiringNames.Named named) {
    tasks.put(named.task().id(), new Entry(owner, named));
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  int size() {
    return tasks.size();
  }

  /** The same tasks give the same text, in whatever order they were added. */
  String write() {
    StringWriter text = new StringWriter();
    // The plain writer: a Gson object looks at classes by reflection, which a build would wait for.
    try (JsonWriter json = new JsonWriter(text)) {
      json.setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"));
      json.beginObject().name("version").value(VERSION).name("tasks").beginArray();
      for (Entry entry : tasks.values()) {
        write(json, entry.owner(), entry.named());
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(JsonWriter json, OwnerModel owner, WiringNames.Named named)
      throws IOException {
    TaskModel task = named.task();
    Settings settings = task.settings();
    json.beginObject();
    json.name("id").value(task.id());
    json.name("job").value(settings.name().isEmpty() ? task.method() : settings.name());
    json.name("owner").value(owner.binaryName());
    json.name("method").value(task.method());
    json.name("wiring").value(owner.wiring().reflectionName());
    json.name("member").value(named.member());
    parameters(json, task);
    json.name("input").value(input(named));
    json.name("result").value(task.result().name().toString());
    settings(json, settings);
    List<Problem> obstacles = TravelRules.obstacles(task);
    json.name("cannotTravel").value(obstacles.isEmpty() ? null : obstacles.get(0).text());
    json.name("doc").value(task.doc());
    source(json, task.source());
    json.endObject();
  }

  private static void settings(JsonWriter json, Settings settings) throws IOException {
    json.name("pool").value(constant(settings.pool()));
    json.name("mode").value(constant(settings.mode()));
    json.name("workers").value(number(settings.workers()));
    json.name("chunkSize").value(number(settings.chunkSize()));
    json.name("window").value(number(settings.window()));
    json.name("timeout").value(text(settings.timeout()));
    json.name("attempts").value(settings.attempts());
    json.name("backoff").value(text(settings.backoff()));
    retryOn(json, settings);
    texts(json, "items", settings.items().stream());
    json.name("itemsGlob").value(text(settings.itemsGlob()));
    json.name("itemsFrom").value(text(settings.itemsFrom()));
    json.name("after").value(text(settings.after()));
    json.name("reduce").value(text(settings.reduce()));
  }

  private static void retryOn(JsonWriter json, Settings settings) throws IOException {
    if (settings.retriesAll()) {
      json.name("retryOn").nullValue();
    } else {
      texts(json, "retryOn", settings.retryOn().stream().map(each -> each.name().toString()));
    }
  }

  private static void texts(JsonWriter json, String name, Stream<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts.toList()) {
      json.value(text);
    }
    json.endArray();
  }

  private static void parameters(JsonWriter json, TaskModel task) throws IOException {
    json.name("parameters").beginArray();
    for (TaskModel.Parameter each : task.parameters()) {
      json.beginObject();
      json.name("name").value(each.name());
      json.name("type").value(each.type().name().toString());
      json.endObject();
    }
    json.endArray();
  }

  private static void source(JsonWriter json, TaskModel.@Nullable SourceLine source)
      throws IOException {
    json.name("source");
    if (source == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("file").value(source.file());
    json.name("line").value(source.line());
    json.endObject();
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

  private static @Nullable Integer number(int value) {
    return value == Settings.AUTO ? null : value;
  }

  private static @Nullable String text(String value) {
    return value.isEmpty() ? null : value;
  }
}
