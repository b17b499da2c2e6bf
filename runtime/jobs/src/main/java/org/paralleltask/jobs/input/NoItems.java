// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.paralleltask.jobs.journal.Table;

/** In place of items: why there are none, in words that the user has used. */
public final class NoItems<T> extends Spliterators.AbstractSpliterator<T> implements ReportedItems {
  private final String why;

  private NoItems(String why) {
    super(0, Spliterator.SIZED);
    this.why = why;
  }

  /**
   * A stream that is empty.
   *
   * @param why as {@link ReportedItems#none()} has it
   */
  public static <T> Stream<T> because(String why) {
    return StreamSupport.stream(new NoItems<T>(why), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    return false;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public String none() {
    return why;
  }
}
