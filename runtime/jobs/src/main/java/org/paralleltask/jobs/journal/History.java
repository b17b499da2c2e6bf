// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs knew of items: where each one's record is, in 16 bytes; the record is read when
 * it is asked for. Of one thread.
 */
public final class History implements Closeable {
  private KeyTable table;
  private final @Nullable RecordFile records;

  History(KeyTable table, @Nullable RecordFile records) {
    this.table = table;
    this.records = records;
  }

  /** Of a job that has never run. */
  static History none() {
    return new History(new KeyTable(), null);
  }

  /** How many items are known, also of those of which is known only that they have to run. */
  public int size() {
    return table.size();
  }

  /**
   * The last that is known of an item.
   *
   * @param label compared, so that items of the same hash are not taken for each other
   * @return empty if no run has ended it, or if its last run was killed meanwhile
   * @throws IOException if the journal cannot be read
   */
  public Optional<Known> find(long key, String label) throws IOException {
    long offset = table.offset(key);
    if (offset == KeyTable.BEGUN || records == null) {
      return Optional.empty();
    }
    ItemEntry entry = records.read(offset);
    return entry.key() == key && entry.label().equals(label)
        ? Optional.of(new Known(entry, offset, records.next()))
        : Optional.empty();
  }

  /**
   * The record at an offset that {@link #find} has given, or after one.
   *
   * @throws IOException if the journal cannot be read
   */
  public Known read(long offset) throws IOException {
    RecordFile file = Objects.requireNonNull(records, "an offset is of a file");
    ItemEntry entry = file.read(offset);
    return new Known(entry, offset, file.next());
  }

  /** Nothing is known any more: what follows may need the memory. */
  @Override
  public void close() throws IOException {
    table = KeyTable.small();
    if (records != null) {
      records.close();
    }
  }
}
