// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerOutput;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.capture.Outputs;

/** Gives to every item what it has printed in a worker process, and the rest to the worker. */
final class WorkerLines implements Consumer<WorkerOutput>, AutoCloseable {
  private final SentItems items;
  private final Outputs outputs;
  private final Map<String, ItemOutput> ofWorkers = new ConcurrentHashMap<>();
  private final Map<String, ItemOutput> last = new ConcurrentHashMap<>();

  WorkerLines(SentItems items, Outputs outputs) {
    this.items = items;
    this.outputs = outputs;
  }

  @Override
  public void accept(WorkerOutput printed) {
    ItemOutput output = outputOf(printed);
    // Files are open for what prints now, not for all that has ever printed.
    @Nullable ItemOutput before = last.put(printed.worker(), output);
    if (before != null && before != output) {
      before.endAttempt();
    }
    output.line(printed.source() == WorkerOutput.Source.ERR, printed.line());
  }

  private ItemOutput outputOf(WorkerOutput printed) {
    int worker = Board.trailingNumber(printed.worker());
    return items
        .at(printed.index())
        .map(item -> item.output(outputs, worker))
        .orElseGet(
            () ->
                ofWorkers.computeIfAbsent(
                    printed.worker(), name -> outputs.ofWorker(name, worker)));
  }

  /** Nothing is printed any more. */
  @Override
  public void close() {
    last.values().forEach(ItemOutput::endAttempt);
  }
}
