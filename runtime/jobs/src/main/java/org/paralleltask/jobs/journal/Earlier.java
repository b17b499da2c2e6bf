// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a journal tells the run that opens it. */
public final class Earlier implements Closeable {
  private final int run;
  private final List<PastRun> past;
  private final List<ItemEntry> inFlight;
  private final History history;

  private Earlier(int run, List<PastRun> past, List<ItemEntry> inFlight, History history) {
    this.run = run;
    this.past = past;
    this.inFlight = inFlight;
    this.history = history;
  }

  /** Reads a journal and makes it ready for another run. */
  static Earlier read(Path file, boolean keepItems, Consumer<? super String> warn)
      throws IOException {
    setAside(file, warn);
    Replay replay = Replay.of(file);
    replay.warnings(file).forEach(warn);
    List<PastRun> past = new ArrayList<>(replay.past());
    Optional<LastRun> last = LastRun.of(file, replay);
    last.map(LastRun::toPast).ifPresent(past::add);
    KeyTable table = new Compaction(file, replay).write(past, keepItems);
    return new Earlier(
        replay.run(),
        List.copyOf(past),
        last.map(LastRun::inFlight).orElse(List.of()),
        new History(table, new RecordFile(file)));
  }

  /** What a later version has written is not understood, and not thrown away either. */
  private static void setAside(Path file, Consumer<? super String> warn) throws IOException {
    int version = JournalReader.version(file);
    if (version > Journal.VERSION) {
      Path backup = file.resolveSibling("journal.v" + version + ".bak");
      Files.move(file, backup, StandardCopyOption.REPLACE_EXISTING);
      warn.accept(
          "%s was written by a later version of parallel-jobs. It is kept as %s, and all items run."
              .formatted(file, backup.getFileName()));
    }
  }

  /** The number of the last run; 0 if there is none. */
  int run() {
    return run;
  }

  /** The runs that there were, the last at the end. */
  public List<PastRun> past() {
    return past;
  }

  /** The last run; empty if there is none. */
  public Optional<PastRun> last() {
    return past.isEmpty() ? Optional.empty() : Optional.of(past.get(past.size() - 1));
  }

  /** The items that were running when the last run was killed. */
  public List<ItemEntry> inFlight() {
    return inFlight;
  }

  /** What is known of items. */
  public History history() {
    return history;
  }

  @Override
  public void close() throws IOException {
    history.close();
  }
}
