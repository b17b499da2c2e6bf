// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.paralleltask.Growing;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Where the items of a run come from. It can be opened several times if it is repeatable. */
public interface Source {
  /** What it is, for messages: {@code itemsFile "urls.txt"}. */
  String name();

  /** How many items there are, if that is known without pulling them. */
  OptionalLong size();

  /** Whether it can be gone through before the run, cheaply, to look for duplicates. */
  boolean isRepeatable();

  /** Whether no two items can be the same. */
  default boolean isDistinct() {
    return false;
  }

  /**
   * The names of the columns, if the items are rows; then their labels are, unless they are {@link
   * Listable}.
   */
  default List<String> columns() {
    return List.of();
  }

  /** What it tells of the run, as {@link ReportedItems#tables()} does. */
  default List<Table> tables() {
    return List.of();
  }

  /** Why there are no items, if there are none, as {@link ReportedItems#none()} says it. */
  default String none() {
    return name() + " gives none";
  }

  /** Starts at the first item. */
  Items open() throws ConfigurationException;

  /** The items, one after the other. Most are there when they are asked for. */
  interface Items extends Iterator<Candidate>, Growing, AutoCloseable {
    @Override
    default boolean isReady() {
      return true;
    }

    @Override
    default void onReady(Runnable listener) {
      // It is ready from the beginning.
    }

    @Override
    void close();
  }
}
