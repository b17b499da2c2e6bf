// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What runs have left behind, as their journal tells it; locked, so that no run is under way. */
public final class Leftovers implements Closeable {
  private final Path journal;
  private final RunLock lock;

  private Leftovers(Path journal, RunLock lock) {
    this.journal = journal;
    this.lock = lock;
  }

  /**
   * Locks the directory of a job, which exists.
   *
   * @param warn told if the file system has no locks
   * @throws LockedException if a run is under way
   */
  public static Leftovers lock(Path directory, Consumer<? super String> warn)
      throws IOException, LockedException {
    return new Leftovers(directory.resolve(Journal.FILE), RunLock.acquire(directory, warn));
  }

  /**
   * Goes through the files that items have written, the oldest records first. A path comes several
   * times if it was written several times. What cannot be read of the journal is left out.
   */
  public void outputs(Consumer<? super FileStamp> outputs) throws IOException {
    if (!Files.isRegularFile(journal)) {
      return;
    }
    try (JournalLines lines = new JournalLines(journal)) {
      while (lines.next()) {
        if (lines.isGood() && lines.line().state() != null) {
          tell(EntryReader.read(lines.line()), outputs);
        }
      }
    }
  }

  private static void tell(ItemEntry entry, Consumer<? super FileStamp> outputs) {
    Evidence evidence = entry.evidence();
    if (evidence != null) {
      evidence.outputs().forEach(outputs);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
