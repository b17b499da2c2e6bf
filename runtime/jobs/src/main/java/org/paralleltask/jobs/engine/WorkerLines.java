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
  private volatile boolean closed;

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
    if (closed) {
      output.endAttempt(); // a program that a worker has started may print after its end
    }
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

  /** Hardly anything is printed any more; what is, is kept at once. */
  @Override
  public void close() {
    closed = true;
    last.values().forEach(ItemOutput::endAttempt);
  }
}
