// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hosts that are asked; of those that nothing is to be said of, the last ones. Thread-safe. */
final class Hosts {
  private static final int MOST = 10_000;

  private final int concurrency;
  private final Duration interval;
  private final Map<String, Host> hosts = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

  Hosts(int concurrency, Duration interval) {
    this.concurrency = concurrency;
    this.interval = interval;
  }

  synchronized Host of(String name) {
    Host host =
        hosts.computeIfAbsent(name, n -> new Host(n, concurrency, interval, System::nanoTime));
    if (hosts.size() > MOST) {
      forgetOne(host);
    }
    return host;
  }

  synchronized Map<String, Http.Asked> asked() {
    Map<String, Http.Asked> asked = new HashMap<>();
    hosts.forEach((name, host) -> asked.put(name, host.asked()));
    asked.values().removeIf(host -> host.requests() == 0);
    return asked;
  }

  private void forgetOne(Host butNot) {
    Iterator<Host> oldest = hosts.values().iterator();
    while (oldest.hasNext()) {
      Host host = oldest.next();
      if (host != butNot && host.isForgettable()) {
        oldest.remove();
        return;
      }
    }
  }
}
