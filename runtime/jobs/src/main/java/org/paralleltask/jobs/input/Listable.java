// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.journal.ListRow;

/** An item that knows how it is written in a list, which its label does not tell. */
public interface Listable {
  /**
   * Its row.
   *
   * @param columns which fields, as {@link ReportedItems#columns()} has them
   * @return empty if no list can have it
   */
  Optional<ListRow> row(List<String> columns);
}
