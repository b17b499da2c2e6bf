// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Permits. Those of a bounded one that a process holds are given back when it ends. */
final class SemaphoreState extends State {
  private final int bound;
  private final Map<Integer, Integer> held = new HashMap<>();
  private int permits;

  SemaphoreState(String name, int permits, int bound) {
    super(name);
    this.permits = permits;
    this.bound = bound;
  }

  @Override
  void handle(Ticket ticket) {
    switch (ticket.request().op()) {
      case RELEASE -> release(ticket);
      case STATE -> ticket.done(permits);
      default -> await(ticket);
    }
  }

  private void await(Ticket ticket) {
    if (permits > 0) {
      permits--;
      grant(ticket);
    } else {
      waitIn(waiting, ticket);
    }
  }

  private void grant(Ticket ticket) {
    held.merge(ticket.client(), 1, Integer::sum);
    ticket.done(0);
  }

  private void release(Ticket ticket) {
    if (permits == bound) {
      misused(ticket, "was released more often than acquired: it has " + bound + " permits");
      return;
    }
    held.computeIfPresent(ticket.client(), (client, count) -> count == 1 ? null : count - 1);
    giveBack();
    ticket.done(0);
  }

  private void giveBack() {
    Ticket next = waiting.poll();
    if (next == null) {
      permits++;
    } else {
      grant(next);
    }
  }

  @Override
  void gone(int client, @Nullable String died) {
    super.gone(client, died);
    @Nullable Integer count = held.remove(client);
    for (int i = 0; bound < Integer.MAX_VALUE && count != null && i < count; i++) {
      giveBack();
    }
  }

  // Whoever waits gets what was given back.
  @Override
  void deserted(String text) {
    if (bound == Integer.MAX_VALUE) {
      super.deserted(text);
    }
  }
}
