// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.option.ConfigurationException;

/** Reads the index that the processor writes beside the classes. */
final class IndexReader {
  static final String RESOURCE = "META-INF/parallel/tasks.json";
  private static final int VERSION = 1;

  private IndexReader() {}

  /** The tasks of a directory or jar; none if it has no index. */
  static List<TaskEntry> read(Path element) {
    return new ClassPathElement(element)
        .text(RESOURCE)
        .map(text -> parse(text, element))
        .orElse(List.of());
  }

  private static List<TaskEntry> parse(String text, Path element) {
    try {
      JsonObject index = JsonParser.parseString(text).getAsJsonObject();
      requireVersion(index.get("version").getAsInt(), element);
      return index.getAsJsonArray("tasks").asList().stream()
          .map(JsonElement::getAsJsonObject)
          .map(TaskEntry::new)
          .toList();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new ConfigurationException(
          "The index of tasks %s in \"%s\" is damaged: %s. Run mvn clean and compile again."
              .formatted(RESOURCE, element, e.getMessage()),
          e);
    }
  }

  private static void requireVersion(int version, Path element) {
    if (version != VERSION) {
      throw new ConfigurationException(
          "The index of tasks in \"%s\" has version %d, and this plugin reads version %d. Use the same version of parallel-maven-plugin and parallel-processor."
              .formatted(element, version, VERSION));
    }
  }
}
