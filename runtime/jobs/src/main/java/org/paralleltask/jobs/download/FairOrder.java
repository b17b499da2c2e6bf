// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Gives out transfers host by host in turn, first those of hosts that can be asked now, so that no
 * host makes the others wait. Used by one thread.
 */
final class FairOrder implements Iterator<Transfer> {
  /** How many hosts are looked at for one that can be asked. */
  private static final int MOST_LOOKS = 64;

  private final Deque<Deque<Transfer>> hosts = new ArrayDeque<>();
  private final Predicate<URI> isFree;

  FairOrder(List<Transfer> all, Predicate<URI> isFree) {
    this.isFree = isFree;
    Map<String, Deque<Transfer>> byHost = new LinkedHashMap<>();
    for (Transfer each : all) {
      String host = each.urls().get(0).getRawAuthority();
      byHost.computeIfAbsent(host, h -> new ArrayDeque<>(2)).add(each);
    }
    hosts.addAll(byHost.values());
  }

  @Override
  public boolean hasNext() {
    return !hosts.isEmpty();
  }

  @Override
  public Transfer next() {
    Deque<Transfer> host = nextHost();
    Transfer next = host.remove();
    if (!host.isEmpty()) {
      hosts.addLast(host);
    }
    return next;
  }

  private Deque<Transfer> nextHost() {
    int looks = Math.min(MOST_LOOKS, hosts.size());
    for (int i = 1; i < looks; i++) {
      Deque<Transfer> host = hosts.removeFirst();
      if (isFree.test(host.element().urls().get(0))) {
        return host;
      }
      hosts.addLast(host);
    }
    if (hosts.isEmpty()) {
      throw new NoSuchElementException();
    }
    return hosts.removeFirst();
  }
}
