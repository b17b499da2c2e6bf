// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

  /** All jobs with items of their own, but for those that run as stages of others of them. */
  public List<TaskEntry> bound() {
    Set<String> stages = new HashSet<>();
    List<TaskEntry> bound = tasks.stream().filter(this::isBound).toList();
    bound.forEach(task -> before(task).forEach(stage -> stages.add(stage.id())));
    return bound.stream().filter(task -> !stages.contains(task.id())).toList();
  }

  /** Whether a job has items of its own, at its first stage, and so runs without being told any. */
  public boolean isBound(TaskEntry task) {
    List<TaskEntry> before = before(task);
    return (before.isEmpty() ? task : before.get(0)).hasItems();
  }

  /** The task with all its stages, as it is run. */
  public TaskEntry whole(TaskEntry task) {
    List<TaskEntry> before = before(task);
    return before.isEmpty() ? task : task.withStages(before);
  }

  /** The stages before this one, the first one first. The compiler has refused circles. */
  private List<TaskEntry> before(TaskEntry task) {
    Deque<TaskEntry> before = new ArrayDeque<>();
    Optional<TaskEntry> stage = stageBefore(task);
    while (stage.isPresent() && before.size() < tasks.size()) {
      before.addFirst(stage.get());
      stage = stageBefore(stage.get());
    }
    return List.copyOf(before);
  }

  private Optional<TaskEntry> stageBefore(TaskEntry task) {
    return task.after()
        .flatMap(
            method ->
                tasks.stream()
                    .filter(other -> other.owner().equals(task.owner()))
                    .filter(other -> other.method().equals(method))
                    .findFirst());
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
        new ArrayList<>(chosen.stream().filter(t -> !isBound(t)).map(this::nameOf).toList());
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
