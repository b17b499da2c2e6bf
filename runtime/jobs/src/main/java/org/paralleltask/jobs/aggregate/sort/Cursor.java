// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.Closeable;
import java.io.IOException;

/** Stands at one of sorted records, as {@link Entry}, after the other; first before all of them. */
abstract class Cursor implements Closeable {
  private byte[] bytes = new byte[0];
  private int entry;
  private long prefix;
  private boolean over;

  /**
   * Goes to the next record; behind the last one, {@link #isOver}.
   *
   * @throws IOException if it cannot be read, or is not what it was
   */
  abstract void next() throws IOException;

  /** Has gone to a record. */
  final void stand(byte[] there, int at) {
    bytes = there;
    entry = at;
    prefix = Entry.prefix(there, at);
  }

  /** Has gone behind the last record. */
  final void end() {
    over = true;
  }

  /** Whether there is no record any more. */
  final boolean isOver() {
    return over;
  }

  /** Whether the key of the record comes before that of another; 0 if they are equal. */
  final int compare(Cursor other) {
    return prefix != other.prefix
        ? Long.compare(prefix, other.prefix)
        : Entry.compare(bytes, entry, other.bytes, other.entry);
  }

  /** The bytes that the record is in. They are others after the next one is read. */
  final byte[] bytes() {
    return bytes;
  }

  /** Where in the bytes the record is, as {@link Entry}. */
  final int entry() {
    return entry;
  }
}
