// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.BulkArray;

/**
 * The large arrays that a pool has sent, none of which it keeps alive: one that is sent again has a
 * number, by which workers that have it already can be told. An array whose content has changed
 * gets another number. For all the workers of a pool, whose threads use it at once.
 */
public final class SentArrays {
  /** The number of an array that was not seen before. */
  static final long NONE = 0;

  private final Map<Key, Sighting> sightings = new HashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private long lastNumber = NONE;

  /** Without any. */
  public SentArrays() {}

  /** Nothing is known of the content of an array that was seen once: most are sent only once. */
  private record Sighting(long number, int checksum) {}

  /** The number of an array with its content of now; {@link #NONE} the first time. */
  long number(BulkArray array) {
    Key key = new Key(array, collected);
    if (isFirst(key)) {
      return NONE;
    }
    int checksum = BulkContent.checksum(array);
    synchronized (this) {
      Sighting known = sightings.get(key);
      if (known == null || known.number == NONE || known.checksum != checksum) {
        known = new Sighting(++lastNumber, checksum);
        sightings.put(key, known);
      }
      return known.number;
    }
  }

  private synchronized boolean isFirst(Key key) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      sightings.remove(gone);
    }
    return sightings.putIfAbsent(key, new Sighting(NONE, 0)) == null;
  }

  /** How many arrays are known. */
  synchronized int size() {
    return sightings.size();
  }

  /** Equal to a key of the same part of the same array; once that is gone, to itself alone. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;
    private final int from;
    private final int length;

    Key(BulkArray array, ReferenceQueue<Object> queue) {
      super(array.array(), queue);
      this.hash = System.identityHashCode(array.array());
      this.from = array.from();
      this.length = array.length();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object array = get();
      return array != null
          && other instanceof Key key
          && key.from == from
          && key.length == length
          && key.refersTo(array);
    }
  }
}
