// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.paralleltask.plugin.index.JobChoice;
import org.paralleltask.plugin.index.TaskEntry;

/** The jobs of a project as lines of text: a table, with what each job does below its row. */
record TaskTable(JobChoice choice) {
  private static final List<String> HEADER =
      List.of("JOB", "ITEMS", "POOL", "MODE", "WORKERS", "TIMEOUT", "SOURCE");

  List<String> lines() {
    List<TaskEntry> tasks =
        choice.tasks().stream().sorted(Comparator.comparing(choice::nameOf)).toList();
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    tasks.forEach(task -> rows.add(row(task)));
    int[] widths = widths(rows);
    List<String> lines = new ArrayList<>(List.of(line(HEADER, widths)));
    for (TaskEntry task : tasks) {
      lines.add(line(row(task), widths));
      lines.add("    " + signature(task));
      task.text("doc").ifPresent(doc -> lines.add("    " + firstSentence(doc)));
    }
    return lines;
  }

  private List<String> row(TaskEntry task) {
    return List.of(
        choice.nameOf(task),
        items(task),
        task.text("pool").orElse("thread"),
        task.text("mode").orElse("map"),
        task.text("workers").orElse("auto"),
        task.text("timeout").orElse("none"),
        task.source().orElse(""));
  }

  private static String items(TaskEntry task) {
    List<String> items = task.strings("items");
    Optional<String> stage = task.text("after").map(method -> "results of " + method);
    if (stage.isPresent()) {
      return stage.get();
    }
    Optional<String> elsewhere =
        task.text("itemsGlob").or(() -> task.text("itemsFrom").map(method -> method + "()"));
    String few = String.join(",", items.subList(0, Math.min(3, items.size())));
    String listed = items.size() > 3 ? few + ",... (" + items.size() + ")" : few;
    return items.isEmpty() ? elsewhere.orElse("to be given") : listed;
  }

  private static int[] widths(List<List<String>> rows) {
    return IntStream.range(0, HEADER.size())
        .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
        .toArray();
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  /** {@code long product(Path file)}, and how results are folded. */
  private static String signature(TaskEntry task) {
    String parameters =
        task.parameters().stream().map(TaskTable::parameter).collect(Collectors.joining(", "));
    String fold = task.text("reduce").map(how -> ", reduced by " + how).orElse("");
    return "%s %s(%s)%s"
        .formatted(simple(task.text("result").orElse("void")), task.method(), parameters, fold);
  }

  private static String parameter(JsonObject parameter) {
    return simple(parameter.get("type").getAsString()) + " " + parameter.get("name").getAsString();
  }

  /** A type without its packages, those of its type arguments too. */
  private static String simple(String type) {
    return type.replaceAll("\\b[a-z][\\w]*\\.", "");
  }

  private static String firstSentence(String doc) {
    String line = doc.replaceAll("\\s+", " ").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
