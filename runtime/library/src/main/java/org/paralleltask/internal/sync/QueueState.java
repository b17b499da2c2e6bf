// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Elements, as bytes, in the order in which they were put. */
final class QueueState extends State {
  private final int capacity;
  private final Deque<byte[]> elements = new ArrayDeque<>();
  private final Deque<Ticket> putting = new ArrayDeque<>();
  private final Deque<Ticket> joining = new ArrayDeque<>();
  private long undone;
  private boolean ended;

  QueueState(String name, int capacity) {
    super(name);
    this.capacity = capacity;
  }

  @Override
  void handle(Ticket ticket) {
    switch (ticket.request().op()) {
      case PUT -> put(ticket);
      case TAKE -> take(ticket);
      case RELEASE -> taskDone(ticket);
      case JOIN -> join(ticket);
      case END -> end(ticket);
      case IS_ENDED -> ticket.done(ended && elements.isEmpty() ? 1 : 0);
      default -> ticket.done(elements.size());
    }
  }

  private void put(Ticket ticket) {
    if (ended) {
      misused(ticket, "has ended: nothing more can be put into it");
    } else if (!waiting.isEmpty()) {
      undone++;
      waiting.remove().answer(Answer.done(ticket.request().bytes()));
      ticket.done(1);
    } else if (elements.size() < capacity) {
      add(ticket);
    } else {
      waitIn(putting, ticket);
    }
  }

  private void add(Ticket ticket) {
    undone++;
    elements.add(ticket.request().bytes());
    ticket.done(1);
  }

  private void take(Ticket ticket) {
    if (!elements.isEmpty()) {
      ticket.answer(Answer.done(elements.remove()));
      Ticket next = putting.poll();
      if (next != null) {
        add(next);
      }
    } else if (ended) {
      ticket.done(0);
    } else {
      waitIn(waiting, ticket);
    }
  }

  private void taskDone(Ticket ticket) {
    if (undone == 0) {
      misused(ticket, "has no element that is not done: taskDone() was called too often");
      return;
    }
    undone--;
    for (Ticket each = undone == 0 ? joining.poll() : null; each != null; each = joining.poll()) {
      each.done(1);
    }
    ticket.done(0);
  }

  private void join(Ticket ticket) {
    if (undone == 0) {
      ticket.done(1);
    } else {
      waitIn(joining, ticket);
    }
  }

  private void end(Ticket ticket) {
    ended = true;
    for (Ticket each = putting.poll(); each != null; each = putting.poll()) {
      misused(each, "has ended: nothing more can be put into it");
    }
    for (Ticket each = waiting.poll(); each != null; each = waiting.poll()) {
      each.done(0);
    }
    ticket.done(0);
  }

  @Override
  List<Deque<Ticket>> lines() {
    return List.of(waiting, putting, joining);
  }
}
