// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;
import org.paralleltask.jobs.journal.Table;

/**
 * What a source of items adds to the report and the messages of its run. The spliterator of a
 * task's stream implements it, as it may implement {@link org.paralleltask.Growing}.
 */
public interface ReportedItems {
  /** The columns of a list that has its items, which are {@link Listable}; none if it is lines. */
  List<String> columns();

  /**
   * Tables for the report. It is asked once, when the run comes to its end, perhaps from another
   * thread than the one that takes items, and while items still run.
   */
  List<Table> tables();

  /** Why there are no items, if there are none: {@code itemsGlob "*.csv" gives none}. */
  String none();
}
