// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

/**
 * Sorts entries by their keys; those with equal ones stay in their order. Merges halves whose
 * prefixes lie one behind the other in memory: most comparisons need no look at a key, and none
 * makes an object. What is in order already is passed over.
 */
final class StableSort {
  /** Below this, moving one after the other to its place is quicker than to merge. */
  private static final int FEW = 12;

  private final byte[] bytes;
  private final int[] entries;
  private final long[] prefixes;
  private final int count;
  private final int[] leftEntries;
  private final long[] leftPrefixes;

  /**
   * @param entries where they are in {@code bytes}; these are put in order
   * @param prefixes of their keys, which go with them
   */
  StableSort(byte[] bytes, int[] entries, long[] prefixes, int count) {
    this.bytes = bytes;
    this.entries = entries;
    this.prefixes = prefixes;
    this.count = count;
    this.leftEntries = new int[count / 2];
    this.leftPrefixes = new long[count / 2];
  }

  void sort() {
    sort(0, count);
  }

  private void sort(int from, int to) {
    if (to - from <= FEW) {
      insert(from, to);
      return;
    }
    int middle = from + (to - from) / 2;
    sort(from, middle);
    sort(middle, to);
    if (isBefore(prefixes[middle], entries[middle], prefixes[middle - 1], entries[middle - 1])) {
      merge(from, middle, to);
    }
  }

  private void insert(int from, int to) {
    for (int next = from + 1; next < to; next++) {
      long prefix = prefixes[next];
      int entry = entries[next];
      int at = next;
      for (; at > from && isBefore(prefix, entry, prefixes[at - 1], entries[at - 1]); at--) {
        prefixes[at] = prefixes[at - 1];
        entries[at] = entries[at - 1];
      }
      prefixes[at] = prefix;
      entries[at] = entry;
    }
  }

  private void merge(int from, int middle, int to) {
    int lefts = middle - from;
    System.arraycopy(entries, from, leftEntries, 0, lefts);
    System.arraycopy(prefixes, from, leftPrefixes, 0, lefts);
    int left = 0;
    int right = middle;
    for (int at = from; left < lefts; at++) {
      boolean second =
          right < to
              && isBefore(prefixes[right], entries[right], leftPrefixes[left], leftEntries[left]);
      prefixes[at] = second ? prefixes[right] : leftPrefixes[left];
      entries[at] = second ? entries[right++] : leftEntries[left++];
    }
  }

  private boolean isBefore(long prefix, int entry, long otherPrefix, int other) {
    return prefix != otherPrefix
        ? prefix < otherPrefix
        : Entry.compare(bytes, entry, bytes, other) < 0;
  }
}
