// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.Spelling;

/**
 * Chooses the jobs to run among the tasks of a project.
 *
 * @param tasks the project's own tasks first, then those of its libraries
 */
public record JobChoice(List<TaskEntry> tasks) {
  private static final String HOW_TO_GIVE_ITEMS =
      "Give them on the command line: -Dparallel.items=a,b,c, -Dparallel.itemsFile=items.txt or -Dparallel.itemsGlob=src/data/*.txt; or in the annotation: items, itemsGlob or itemsFrom.";

  /** All tasks with items of their own. */
  public List<TaskEntry> bound() {
    return tasks.stream().filter(TaskEntry::bound).toList();
  }

  /** The text for tasks none of which has items of its own. */
  public String noneBound() {
    return "No job has items of its own, so there is nothing to run. The jobs are: %s. %s"
        .formatted(String.join(", ", names()), HOW_TO_GIVE_ITEMS);
  }

  /** The one task there is, for items that are given without a job. */
  public TaskEntry only() {
    if (tasks.size() != 1) {
      throw new ConfigurationException(
          "Items are given, but not for which job. Pass -Dparallel.job=%s; the jobs are: %s."
              .formatted(nameOf(tasks.get(0)), String.join(", ", names())));
    }
    return tasks.get(0);
  }

  /** The tasks of these names. A name that nothing answers to is left out. */
  public List<TaskEntry> named(Collection<String> names) {
    return names.stream().flatMap(name -> named(name).stream()).distinct().toList();
  }

  /** Whether a name is that of a task. */
  public boolean knows(String name) {
    return !named(name).isEmpty();
  }

  private List<TaskEntry> named(String name) {
    List<TaskEntry> found = tasks.stream().filter(task -> task.answersTo(name)).toList();
    if (found.size() > 1) {
      throw new ConfigurationException(
          "There are %d jobs \"%s\". Say which one is meant: %s."
              .formatted(
                  found.size(),
                  name,
                  String.join(" or ", found.stream().map(TaskEntry::address).sorted().toList())));
    }
    return found;
  }

  /** What to type to mean a task: the name of its job, unless another task has that too. */
  public String nameOf(TaskEntry task) {
    boolean shared =
        tasks.stream().anyMatch(t -> !t.id().equals(task.id()) && t.job().equals(task.job()));
    return shared ? task.address() : task.job();
  }

  /** All names, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    tasks.forEach(task -> names.add(nameOf(task)));
    return names;
  }

  /** Refuses a job without items. */
  public void requireItems(List<TaskEntry> chosen) {
    List<String> without =
        new ArrayList<>(chosen.stream().filter(t -> !t.bound()).map(this::nameOf).toList());
    if (!without.isEmpty()) {
      throw new ConfigurationException(
          "Job \"%s\" has no items of its own. %s"
              .formatted(String.join("\", \"", without), HOW_TO_GIVE_ITEMS));
    }
  }

  /** The text for names that nothing answers to. */
  public static String unknown(Collection<String> unknown, Collection<String> known) {
    return String.join(
        " ",
        unknown.stream()
            .map(
                name ->
                    "There is no job \"%s\".%s The jobs are: %s."
                        .formatted(
                            name, Spelling.didYouMean("", name, known), String.join(", ", known)))
            .toList());
  }
}
