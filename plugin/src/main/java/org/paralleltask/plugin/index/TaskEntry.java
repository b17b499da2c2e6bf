// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One task of an index.
 *
 * @param json the entry as the processor wrote it: the job JVM gets it whole, whatever is in it
 */
public record TaskEntry(JsonObject json) {
  private static final Set<String> NOTHING_TO_KEEP =
      Set.of("void", "java.nio.file.Path", "java.io.File");

  /** The binary name of the class, and the method. */
  public String id() {
    return text("id").orElse("");
  }

  /** The name of the job, which other tasks may share. */
  public String job() {
    return text("job").orElse(method());
  }

  public String method() {
    return text("method").orElse("");
  }

  /** The task of the same class whose results its items are made of, if it is a later stage. */
  Optional<String> after() {
    return text("after");
  }

  /** The task with the stages before it, the first one first. */
  TaskEntry withStages(List<TaskEntry> before) {
    JsonObject whole = json.deepCopy();
    JsonArray stages = new JsonArray();
    before.forEach(stage -> stages.add(stage.json()));
    whole.add("before", stages);
    return new TaskEntry(whole);
  }

  /** Whether the task itself says which items it has; a later stage has none of its own. */
  boolean hasItems() {
    return after().isEmpty() && saysItems();
  }

  private boolean saysItems() {
    return !strings("items").isEmpty() || text("itemsGlob").or(() -> text("itemsFrom")).isPresent();
  }

  /** Whether its items have results that are lost unless somebody keeps them; files are not. */
  public boolean returnsSomething() {
    return text("result").filter(type -> !NOTHING_TO_KEEP.contains(type)).isPresent();
  }

  /** Whether it folds its results. */
  public boolean reduces() {
    return text("reduce").isPresent();
  }

  /** Whether a user means this task by a name. */
  boolean answersTo(String name) {
    return name.equals(job()) || addresses().contains(name);
  }

  /** {@code Class#method}, with the simple name of the class. */
  public String address() {
    return simpleOwner() + "#" + method();
  }

  /** All ways to write {@code Class#method}. */
  private Set<String> addresses() {
    String nested = simpleOwner();
    String innermost = nested.substring(nested.lastIndexOf('.') + 1);
    return Stream.of(id(), id().replace('$', '.'), address(), innermost + "#" + method())
        .collect(Collectors.toSet());
  }

  /** The binary name of the class. */
  public String owner() {
    return text("owner").orElse("");
  }

  private String simpleOwner() {
    String owner = owner();
    return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** A member that is text, or a number as text; absent if null. */
  public Optional<String> text(String member) {
    JsonElement value = json.get(member);
    return value == null || !value.isJsonPrimitive()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  public List<String> strings(String member) {
    return array(member).asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Name and type of each parameter. */
  public List<JsonObject> parameters() {
    return array("parameters").asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  /** {@code file:line}, if the processor could see it. */
  public Optional<String> source() {
    return json.get("source") instanceof JsonObject source
        ? Optional.of(source.get("file").getAsString() + ":" + source.get("line").getAsString())
        : Optional.empty();
  }

  private JsonArray array(String member) {
    return json.get(member) instanceof JsonArray array ? array : new JsonArray();
  }
}
