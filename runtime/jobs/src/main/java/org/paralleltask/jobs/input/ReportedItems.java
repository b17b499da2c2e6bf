// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;

/**
 * What a source of items adds to the report of its run. The spliterator of a task's stream
 * implements it, as it may implement {@link org.paralleltask.Growing}.
 */
public interface ReportedItems {
  /** The columns of a list that has its items, which are {@link Listable}; none if it is lines. */
  List<String> columns();
}
