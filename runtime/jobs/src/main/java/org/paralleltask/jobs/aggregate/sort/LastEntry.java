// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

/** A copy of an entry, whose key others are compared with. */
final class LastEntry {
  private byte[] bytes = new byte[0];

  /** Whether its key comes before that of another or is the same; so it is before there is one. */
  boolean isNotBehind(byte[] others, int entry) {
    return bytes.length == 0 || Entry.compare(bytes, 0, others, entry) <= 0;
  }

  /** Whether its key is that of another. */
  boolean isEqual(byte[] others, int entry) {
    return bytes.length > 0 && Entry.compare(bytes, 0, others, entry) == 0;
  }

  void set(byte[] others, int entry) {
    int length = Entry.length(others, entry);
    if (bytes.length < length) {
      bytes = new byte[length * 2];
    }
    System.arraycopy(others, entry, bytes, 0, length);
  }
}
