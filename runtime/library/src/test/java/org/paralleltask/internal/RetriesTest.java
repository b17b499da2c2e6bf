// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.paralleltask.Backoff;

/** How long an item waits, without waiting. */
class RetriesTest {
  private static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  @Test
  void longestWait_doublesUpToTheMost() {
    long[] millis = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
    for (int attempt = 1; attempt <= millis.length; attempt++) {
      assertEquals(Duration.ofMillis(millis[attempt - 1]), USUAL.longest(attempt));
    }
    assertEquals(Duration.ofSeconds(30), USUAL.longest(Integer.MAX_VALUE));
  }

  @Test
  void wait_isAnythingBetweenNothingAndTheLongest() {
    RandomGenerator random = new SplittableRandom(42);
    for (int attempt = 1; attempt < 10; attempt++) {
      long longest = USUAL.longest(attempt).toNanos();
      long least = Long.MAX_VALUE;
      long most = 0;
      for (int i = 0; i < 1000; i++) {
        long wait = Retries.waitNanos(USUAL, attempt, random);
        least = Math.min(least, wait);
        most = Math.max(most, wait);
      }
      assertTrue(least >= 0 && least < longest / 20, least + " of " + longest);
      assertTrue(most <= longest && most > longest / 20 * 19, most + " of " + longest);
    }
  }

  @Test
  void noBackoff_waitsNotAtAll() {
    RandomGenerator random = new SplittableRandom(42);
    assertEquals(0, Retries.waitNanos(Backoff.NONE, 1, random));
    assertEquals(0, Retries.waitNanos(Backoff.NONE, Integer.MAX_VALUE, random));
  }

  @Test
  void endlessBackoff_doesNotOverflow() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    Backoff backoff = new Backoff(Duration.ofNanos(1), endless);
    assertEquals(endless, backoff.longest(200));
    assertTrue(Retries.waitNanos(backoff, 200, new SplittableRandom(42)) > 0);
  }

  @Test
  void illegalBackoff_isRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(IllegalArgumentException.class, () -> new Backoff(second.negated(), second));
    assertThrows(IllegalArgumentException.class, () -> new Backoff(second, Duration.ZERO));
  }
}
