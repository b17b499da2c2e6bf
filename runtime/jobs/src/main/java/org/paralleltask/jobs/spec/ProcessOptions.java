// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.paralleltask.ParallelTask.AUTO;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Pool;

/**
 * How worker processes are started and kept.
 *
 * @param arguments the options of their JVMs
 * @param maxItems after how many items a worker is replaced, or AUTO for never
 * @param maxHeapMegabytes the heap of each worker, or AUTO for a share of the memory
 * @param idleTimeout how long a worker without work waits for some; null for the pool's own
 */
public record ProcessOptions(
    List<String> arguments, int maxItems, int maxHeapMegabytes, @Nullable Duration idleTimeout) {
  private static final String MAX_ITEMS = "maxItemsPerWorker";
  private static final String MAX_HEAP = "workerMaxHeap";
  private static final String HEAP_ARGUMENT = "-Xmx";

  static ProcessOptions read(OptionReader reader, List<String> jvmArguments) {
    Optional<OptionalInt> given = reader.read(MAX_HEAP, Form.MEGABYTES_OR_AUTO);
    // The arguments are for the JVM of the job as well; what is said of the workers alone wins.
    List<String> arguments =
        jvmArguments.stream()
            .filter(argument -> given.isEmpty() || !argument.startsWith(HEAP_ARGUMENT))
            .toList();
    return new ProcessOptions(
        arguments,
        reader.read(MAX_ITEMS, Form.SMALL_COUNT).orElse(AUTO),
        given.orElse(heapOf(arguments)).orElse(AUTO),
        reader.read("idleTimeout", Form.DURATION_ABOVE_ZERO).orElse(null));
  }

  /** What {@code -Xmx} says, if it can be read: the JVM takes the last one. */
  private static OptionalInt heapOf(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(HEAP_ARGUMENT))
        .map(argument -> argument.substring(HEAP_ARGUMENT.length()).toLowerCase(Locale.ROOT))
        .reduce((earlier, later) -> later)
        .flatMap(Form.MEGABYTES_OR_AUTO.read())
        .orElse(OptionalInt.empty());
  }

  /** What was typed and does nothing in this pool. What the POM says may be for other jobs. */
  public static List<String> useless(JobSpec spec, Pool pool) {
    return pool == Pool.PROCESS
        ? List.of()
        : Stream.of(MAX_ITEMS, MAX_HEAP)
            .filter(name -> spec.options().containsKey(name) && spec.isTyped(name))
            .map(name -> useless(name, pool))
            .toList();
  }

  private static String useless(String name, Pool pool) {
    return "\"%s\" does nothing here: it is for worker processes, and the pool is \"%s\". Pass -Dparallel.pool=process as well, or leave it out."
        .formatted(name, Form.written(pool));
  }
}
