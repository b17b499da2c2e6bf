// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/** A flag that is set or not. */
final class EventState extends State {
  private boolean set;

  EventState(String name) {
    super(name);
  }

  @Override
  void handle(Ticket ticket) {
    switch (ticket.request().op()) {
      case SIGNAL -> set(ticket);
      case RESET -> {
        set = false;
        ticket.done(0);
      }
      case STATE -> ticket.done(set ? 1 : 0);
      default -> await(ticket);
    }
  }

  private void set(Ticket ticket) {
    set = true;
    for (Ticket each = waiting.poll(); each != null; each = waiting.poll()) {
      each.done(1);
    }
    ticket.done(0);
  }

  private void await(Ticket ticket) {
    if (set) {
      ticket.done(1);
    } else {
      waitIn(waiting, ticket);
    }
  }
}
