// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the index says of a task.
 *
 * @param id binary name of the class, {@code #}, name of the method
 * @param job the name of the job
 * @param owner binary name of the class with the method
 * @param wiring binary name of the generated class
 * @param member the field of the generated class that holds the task
 * @param parameters those of the method
 * @param input binary name of the type of an item
 * @param result the type of a result as written in source
 * @param items the task's own inputs as text
 * @param itemsGlob the task's own inputs as files
 * @param itemsFrom the method that has the task's own inputs
 * @param reduce a built-in way to fold results, or the name of a method
 * @param cannotTravel why the task cannot run in worker processes, and what to do about it; null if
 *     it can
 * @param before the stages before this one, the first one first, if it is the last of several
 */
public record TaskEntry(
    String id,
    String job,
    String owner,
    String wiring,
    String member,
    List<Parameter> parameters,
    String input,
    String result,
    List<String> items,
    @Nullable String itemsGlob,
    @Nullable String itemsFrom,
    @Nullable String reduce,
    @Nullable String cannotTravel,
    List<TaskEntry> before) {

  /** Fills what may be left out. */
  @SuppressWarnings(
      "unused") // the JSON reader passes null for what is missing, whatever the types say
  public TaskEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(wiring, "wiring");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(result, "result");
    parameters = Objects.requireNonNullElse(parameters, List.of());
    items = Objects.requireNonNullElse(items, List.of());
    before = Objects.requireNonNullElse(before, List.of());
  }

  /** The task as a stage of a job. */
  TaskEntry asStageOf(String name) {
    return new TaskEntry(
        id,
        name,
        owner,
        wiring,
        member,
        parameters,
        input,
        result,
        items,
        itemsGlob,
        itemsFrom,
        reduce,
        cannotTravel,
        List.of());
  }

  /** What it is called among the stages of a job: the name of the method. */
  public String stage() {
    return id.substring(id.indexOf('#') + 1);
  }

  /**
   * A parameter of the method.
   *
   * @param name as in source
   * @param type as in source, with type arguments
   */
  public record Parameter(String name, String type) {}
}
