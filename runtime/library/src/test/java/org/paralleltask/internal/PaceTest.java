// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskOptions;

/** How many items travel together. */
class PaceTest {
  private static final long TINY_NANOS = 100;

  @Test
  void T123_trivialItems_travelByTheThousand_afterAFewSteps() {
    Pace pace = pace(Pool.PROCESS);
    assertEquals(1, pace.chunkSize());
    pace.record(1, TINY_NANOS);
    assertEquals(4, pace.chunkSize());
    assertEquals(16, pace.chunkSize());
    for (int i = 0; i < 10; i++) {
      pace.chunkSize();
    }
    assertEquals(4096, pace.chunkSize());
  }

  @Test
  void T123_anotherMap_beginsAnew() {
    pace(Pool.PROCESS).record(1000, 1000 * TINY_NANOS);
    assertEquals(1, pace(Pool.PROCESS).chunkSize());
  }

  @Test
  void itemsThatTakeLong_travelAlone_onceThatIsKnown() {
    Pace pace = pace(Pool.PROCESS);
    pace.record(1, TINY_NANOS);
    pace.chunkSize();
    for (int i = 0; i < 20; i++) {
      pace.record(1, TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertEquals(1, pace.chunkSize());
  }

  private static Pace pace(Pool kind) {
    PoolOptions options = PoolOptions.of(kind);
    Crew crew = new Crew(options, 2, "none", new Processes(options));
    return new Pace(TaskOptions.DEFAULT, crew);
  }
}
