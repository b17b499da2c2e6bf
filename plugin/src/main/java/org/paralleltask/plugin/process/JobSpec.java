// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the job JVM is told to do.
 *
 * @param action what to do with the job: run, plan, report or clean
 * @param task the task's entry in the index
 * @param baseDirectory the project; what relative paths in options and items are relative to
 * @param directory where the run writes its files
 * @param options what the user has set, as written
 * @param sources who has set it
 * @param jvmArgs the options of the job JVM that the user has set, for its worker processes too
 * @param properties system properties for the job JVM that nobody else gets to see, as they may be
 *     secret: they are in no command line, no file and no report
 * @param parallelBuilds how many modules Maven builds at a time, which share the machine
 * @param command what to type to run it again, without secrets
 */
public record JobSpec(
    String action,
    JsonObject task,
    Path baseDirectory,
    Path directory,
    Map<String, String> options,
    Map<String, String> sources,
    List<String> jvmArgs,
    Map<String, String> properties,
    int parallelBuilds,
    String command) {
  static final int PROTOCOL = 3;

  String line(int port, String token) {
    JsonObject spec = new JsonObject();
    spec.addProperty("protocol", PROTOCOL);
    spec.addProperty("port", port);
    spec.addProperty("token", token);
    spec.addProperty("action", action);
    spec.add("task", task);
    spec.addProperty("baseDirectory", baseDirectory.toString());
    spec.addProperty("directory", directory.toString());
    spec.add("options", json(options));
    spec.add("sources", json(sources));
    JsonArray arguments = new JsonArray();
    jvmArgs.forEach(arguments::add);
    spec.add("jvmArguments", arguments);
    spec.add("properties", json(properties));
    spec.addProperty("parallelBuilds", parallelBuilds);
    spec.addProperty("command", command);
    return spec + "\n";
  }

  private static JsonObject json(Map<String, String> map) {
    JsonObject json = new JsonObject();
    map.forEach(json::addProperty);
    return json;
  }
}
