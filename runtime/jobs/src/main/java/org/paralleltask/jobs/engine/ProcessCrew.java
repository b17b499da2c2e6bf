// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.WorkerJvm;
import org.paralleltask.jobs.capture.ItemOutput;

/**
 * Processes: they run the task that they find where this JVM has found it, and tell what its items
 * print.
 */
final class ProcessCrew implements Crew {
  private final Task<Item, Object> task;
  private final PoolOptions pool;
  private final SentItems items;
  private final WorkerLines lines;
  private final Path crashes;

  /**
   * @param task as {@link TravellingTask} makes it
   * @param crashes where reports of crashed JVMs go; there is no such directory if there are none
   */
  ProcessCrew(
      Task<Item, Object> task,
      PoolOptions pool,
      WorkerJvm jvm,
      SentItems items,
      WorkerLines lines,
      Path crashes)
      throws IOException {
    // The JVM writes its report only into a directory that is there.
    Files.createDirectories(crashes);
    this.task = task;
    this.pool = pool.jvm(jvm.crashDirectory(crashes).output(lines));
    this.items = items;
    this.lines = lines;
    this.crashes = crashes;
  }

  @Override
  public Task<Item, Object> task() {
    return task;
  }

  @Override
  public PoolOptions pool() {
    return pool;
  }

  @Override
  public PulledItems pulled(PulledItems pulled) {
    return items.numbered(pulled);
  }

  @Override
  public void ended(Outcome<Item, Object> outcome) {
    items.ended(outcome.index(), outcome.input());
    outcome.input().output().ifPresent(ItemOutput::endAttempt);
  }

  @Override
  public void close() {
    lines.close();
    try {
      Files.deleteIfExists(crashes);
    } catch (DirectoryNotEmptyException crashed) {
      // It is what the messages of the lost items name.
    } catch (IOException odd) {
      // An empty directory that stays is no reason for a run to fail.
    }
  }
}
