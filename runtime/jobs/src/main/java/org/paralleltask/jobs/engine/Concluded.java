// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Table;

/**
 * A run whose end this JVM knows, whereas its journal may not tell it, because the disk is full.
 *
 * @param written what the journal tells
 * @param end how the run ended
 * @param counts what was counted
 * @param stages what was counted, by stage
 * @param elapsedMillis how long it took
 */
record Concluded(
    RunRecord written,
    Conclusion end,
    Map<State, Long> counts,
    Map<String, Map<State, Long>> stages,
    long elapsedMillis)
    implements RunRecord {

  @Override
  public RunFacts facts() {
    return written.facts();
  }

  @Override
  public Optional<Conclusion> conclusion() {
    return Optional.of(end);
  }

  @Override
  public List<Table> tables() {
    return written.tables();
  }

  @Override
  public List<PastRun> past() {
    return written.past();
  }

  @Override
  public void items(Consumer<? super ItemEntry> items) {
    written.items(items);
  }

  @Override
  public Optional<ItemEntry> before(ItemEntry item) {
    return written.before(item);
  }

  @Override
  public void close() {
    written.close();
  }
}
