// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.capture;

import java.nio.file.Path;

/**
 * Where what is printed goes: a file for each item, and for each worker process.
 *
 * @param directory of the files
 * @param items told of every line of an item, with the item's label and the worker's number
 * @param workers told of every line that no item printed, with the worker's name
 */
public record Outputs(Path directory, Lines items, Lines workers) {
  /** Told of a line. */
  @FunctionalInterface
  public interface Lines {
    /** A line was printed to {@code out} or {@code err}. */
    void line(String label, int worker, String stream, String line);
  }

  /** What an item prints. */
  public ItemOutput ofItem(String file, String label, int worker) {
    return new ItemOutput(
        directory.resolve(file + ".log"),
        (stream, line) -> items.line(label, worker, stream, line));
  }

  /** What a worker process prints beside its items. */
  public ItemOutput ofWorker(String name, int worker) {
    return new ItemOutput(
        directory.resolve(name + ".log"),
        (stream, line) -> workers.line(name, worker, stream, line));
  }
}
