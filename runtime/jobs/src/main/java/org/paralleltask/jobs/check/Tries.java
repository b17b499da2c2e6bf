// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.TryLaterException;

/** How often links were asked for whose answer may be another next time. Thread-safe. */
final class Tries {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 6;
  private static final int DNS_ATTEMPTS = 2;

  private final int most;
  private final Map<URI, Integer> tries = new ConcurrentHashMap<>();

  /**
   * @param most how often a link is asked for
   */
  Tries(int most) {
    this.most = most;
  }

  /**
   * An answer that is not good.
   *
   * @throws TryLaterException if it is worth another attempt, which holds no worker meanwhile
   */
  void note(URI uri, Judgement judgement) {
    int all = judgement.code().equals("DNS") ? Math.min(DNS_ATTEMPTS, most) : most;
    int count = tries.merge(uri, 1, Integer::sum);
    if (judgement.mayPass() && count < all) {
      throw new TryLaterException(wait(count), judgement.detail());
    }
  }

  private static Duration wait(int failures) {
    long longest = FIRST_WAIT.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
  }
}
