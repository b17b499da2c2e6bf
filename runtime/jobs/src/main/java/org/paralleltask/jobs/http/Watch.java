// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all requests now and then. The limits of a socket are not enough: they do not count for
 * a server that sends one byte now and then, and a thread that waits for a socket cannot be
 * interrupted.
 */
final class Watch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 100;

  private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
  private final HttpSettings.Limits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "parallel-http-watch");
            thread.setDaemon(true);
            return thread;
          });

  Watch(HttpSettings.Limits limits) {
    this.limits = limits;
    var unused =
        clock.scheduleWithFixedDelay(
            this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  void add(Exchange exchange) {
    exchanges.add(exchange);
  }

  void remove(Exchange exchange) {
    exchanges.remove(exchange);
  }

  private void look() {
    exchanges.removeIf(this::isBeyondHelp);
  }

  /** What cannot be ended is left to the limits of its socket. */
  private boolean isBeyondHelp(Exchange exchange) {
    try {
      exchange.check(limits);
      return false;
    } catch (RuntimeException broken) {
      return true;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
