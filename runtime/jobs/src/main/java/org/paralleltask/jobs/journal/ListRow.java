// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a row of a list, so that what failed can be given again.
 *
 * @param fields in the order of {@link RunFacts#columns()}; if there are none, one: the line
 * @param secret where the first field stands, which is empty here because it must not be written
 *     down; null if it may be, and is here
 */
public record ListRow(List<String> fields, @Nullable SecretField secret) {
  /** Takes a copy of the fields. */
  public ListRow {
    fields = List.copyOf(fields);
  }
}
