// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.paralleltask.Task;

/**
 * S4-35: what threads may share. In Java, a plain {@code ArrayList}, {@code HashMap}, or {@code
 * x++} is not safe, not even for a single operation; the classes of {@code java.util.concurrent}
 * are, for each single call: {@code merge} counts right, {@code put(get() + 1)} does not.
 */
public final class WhatIsSafe {
  private WhatIsSafe() {}

  public static void main(String... arguments) {
    AtomicInteger atomic = new AtomicInteger();
    LongAdder adder = new LongAdder();
    Map<String, Integer> map = new ConcurrentHashMap<>();
    Task<Integer, Integer> count =
        Task.of(
            "count",
            n -> {
              atomic.incrementAndGet();
              adder.increment();
              return map.merge("count", 1, Integer::sum);
            });
    count.workers(4).map(IntStream.range(0, 100_000).boxed()).toList();
    System.out.println("AtomicInteger " + atomic);
    System.out.println("LongAdder " + adder);
    System.out.println("ConcurrentHashMap.merge " + map.get("count"));
  }
}
