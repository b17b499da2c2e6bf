// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UniqueTest {
  private static final int THREADS = 4;
  private static final int EACH = 250_000;

  /** Of two workers with one name, the first that ends would take the other along. */
  @Test
  @Timeout(60)
  void namesThatAreMadeAtTheSameMoment_differ() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<List<String>>> made =
          Stream.generate(() -> threads.submit(() -> names(start))).limit(THREADS).toList();
      Set<String> different = new HashSet<>();
      for (Future<List<String>> each : made) {
        different.addAll(each.get());
      }
      assertEquals(THREADS * EACH, different.size());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> names(CyclicBarrier start) throws Exception {
    start.await();
    return Stream.generate(Unique::name).limit(EACH).toList();
  }
}
