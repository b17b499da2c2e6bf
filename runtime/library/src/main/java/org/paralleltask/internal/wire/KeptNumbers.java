// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which arrays one worker keeps, as its parent knows it: so many bytes, those that were used last.
 */
final class KeptNumbers {
  private final long mostBytes;
  private final Map<Long, Long> bytesByNumber = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  KeptNumbers(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether the worker has it; then it has been used last. */
  boolean has(long number) {
    return bytesByNumber.get(number) != null;
  }

  boolean hasRoomFor(long arrayBytes) {
    return arrayBytes <= mostBytes;
  }

  /** Adds an array, and says which ones the worker must forget for it. */
  List<Long> add(long number, long arrayBytes) {
    List<Long> forgotten = new ArrayList<>();
    Iterator<Map.Entry<Long, Long>> oldest = bytesByNumber.entrySet().iterator();
    while (bytes + arrayBytes > mostBytes && oldest.hasNext()) {
      Map.Entry<Long, Long> entry = oldest.next();
      forgotten.add(entry.getKey());
      bytes -= entry.getValue();
      oldest.remove();
    }
    bytesByNumber.put(number, arrayBytes);
    bytes += arrayBytes;
    return forgotten;
  }
}
