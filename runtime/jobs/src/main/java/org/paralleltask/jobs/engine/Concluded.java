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

/**
 * A run whose end its journal does not tell, because it could not be written any more: a full disk
 * is not a killed run.
 *
 * @param journal what was written before
 */
record Concluded(RunRecord journal, Conclusion ending, Map<State, Long> counts, long elapsedMillis)
    implements RunRecord {
  @Override
  public RunFacts facts() {
    return journal.facts();
  }

  @Override
  public Optional<Conclusion> conclusion() {
    return Optional.of(ending);
  }

  @Override
  public List<PastRun> past() {
    return journal.past();
  }

  @Override
  public void items(Consumer<? super ItemEntry> items) {
    journal.items(items);
  }

  @Override
  public Optional<ItemEntry> before(ItemEntry item) {
    return journal.before(item);
  }

  @Override
  public void close() {
    journal.close();
  }
}
