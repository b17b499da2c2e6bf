// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import static org.paralleltask.ParallelTask.AUTO;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How worker processes are started and when they are replaced; for {@link Pool#PROCESS}. Immutable,
 * and checked when it is made.
 *
 * @param java the JDK of the workers, or its {@code java} program; null for the one that runs now
 * @param arguments further arguments of the JVM, such as {@code -Dkey=value}; the last one wins
 *     over what the pool itself gives
 * @param environment variables on top of those of this process
 * @param directory the working directory; null for the one of this process
 * @param maxHeapMegabytes the largest heap of each worker, at least 2; {@link ParallelTask#AUTO}
 *     for an equal share of 60 % of the memory
 * @param maxItems after how many items a worker is replaced by a new one, at least 1; {@link
 *     ParallelTask#AUTO} for never
 * @param crashDirectory where the JVM writes its report when it crashes; null for the directory for
 *     temporary files
 * @param output told of every line that a worker prints, in their order; by several threads at
 *     once, since each worker, and each worker's {@link WorkerOutput.Source#NATIVE} lines, have one
 *     of their own; what it throws is logged and ignored
 */
public record WorkerJvm(
    @Nullable Path java,
    List<String> arguments,
    Map<String, String> environment,
    @Nullable Path directory,
    int maxHeapMegabytes,
    int maxItems,
    @Nullable Path crashDirectory,
    Consumer<? super WorkerOutput> output) {

  /**
   * The JVM that runs now, in its directory, with its environment; lines are printed to the stream
   * of the same name, those of {@link WorkerOutput.Source#NATIVE} to {@link System#err} after the
   * worker's name.
   */
  public static final WorkerJvm DEFAULT =
      new WorkerJvm(null, List.of(), Map.of(), null, AUTO, AUTO, null, new Printing());

  /** Checks and copies every value. */
  public WorkerJvm {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    Objects.requireNonNull(output, "output");
    TaskOptions.requirePositiveOrAuto("maxItems", maxItems);
    if (maxHeapMegabytes != AUTO && maxHeapMegabytes < 2) {
      throw new IllegalArgumentException(
          "\"maxHeapMegabytes\" must be at least 2, but was " + maxHeapMegabytes);
    }
  }

  /** These options with this JDK, or {@code java} program. */
  public WorkerJvm java(@Nullable Path java) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with these arguments of the JVM. */
  public WorkerJvm arguments(List<String> arguments) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with these variables on top of the environment. */
  public WorkerJvm environment(Map<String, String> environment) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with this working directory. */
  public WorkerJvm directory(@Nullable Path directory) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with this largest heap, in MB. */
  public WorkerJvm maxHeapMegabytes(int maxHeapMegabytes) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with workers that are replaced after so many items. */
  public WorkerJvm maxItems(int maxItems) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with this directory for the reports of crashed JVMs. */
  public WorkerJvm crashDirectory(@Nullable Path crashDirectory) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  /** These options with another listener to what workers print. */
  public WorkerJvm output(Consumer<? super WorkerOutput> output) {
    return new WorkerJvm(
        java,
        arguments,
        environment,
        directory,
        maxHeapMegabytes,
        maxItems,
        crashDirectory,
        output);
  }

  // One call for each line, so that lines of several workers do not mix.
  private static void print(WorkerOutput printed) {
    switch (printed.source()) {
      case OUT -> System.out.println(printed.line());
      case ERR -> System.err.println(printed.line());
      case NATIVE -> System.err.println("[" + printed.worker() + "] " + printed.line());
    }
  }

  /** No lambda: it takes a new JVM long to load. */
  private static final class Printing implements Consumer<WorkerOutput> {
    @Override
    public void accept(WorkerOutput printed) {
      print(printed);
    }
  }
}
