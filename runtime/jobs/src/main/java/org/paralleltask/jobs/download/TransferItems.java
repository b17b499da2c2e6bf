// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.paralleltask.jobs.input.ReportedItems;
import org.paralleltask.jobs.journal.Table;

/** The transfers of a job, and what its report tells of them as a whole. Used by one thread. */
final class TransferItems extends Spliterators.AbstractSpliterator<Transfer>
    implements ReportedItems {
  private final Iterator<Transfer> inTurn;
  private final List<String> columns;
  private final String none;
  private final Supplier<List<Table>> tables;

  /**
   * @param inTurn all of them, in the order in which they run
   * @param none why there are none, if there are none
   * @param tables what is to be told when they have
   */
  TransferItems(
      Iterator<Transfer> inTurn,
      Collection<Transfer> all,
      String none,
      Supplier<List<Table>> tables) {
    super(all.size(), Spliterator.SIZED | Spliterator.NONNULL);
    this.inTurn = inTurn;
    this.columns = columns(all);
    this.none = none;
    this.tables = tables;
  }

  @Override
  public boolean tryAdvance(Consumer<? super Transfer> action) {
    boolean more = inTurn.hasNext();
    if (more) {
      action.accept(inTurn.next());
    }
    return more;
  }

  /** Those of a list that are of use for any of them. */
  private static List<String> columns(Collection<Transfer> all) {
    List<String> columns = new ArrayList<>(List.of("url", "path"));
    for (String algorithm : Checksum.STRONGEST_FIRST) {
      addIfAny(algorithm, all, each -> each.checksum().startsWith(algorithm + ":"), columns);
    }
    addIfAny("size", all, each -> each.size() >= 0, columns);
    addIfAny("type", all, each -> !each.type().isEmpty(), columns);
    return List.copyOf(columns);
  }

  private static void addIfAny(
      String column, Collection<Transfer> all, Predicate<Transfer> is, List<String> columns) {
    if (all.stream().anyMatch(is)) {
      columns.add(column);
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public List<Table> tables() {
    return tables.get();
  }

  @Override
  public String none() {
    return none;
  }
}
