// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lets as many through as it has parties, together. The last to come may run an action first;
 * meanwhile the others wait in a line of their own, and the next ones in theirs.
 */
final class BarrierState extends State {
  private final int parties;
  private final Deque<Ticket> acting = new ArrayDeque<>();
  private boolean broken;

  BarrierState(String name, int parties) {
    super(name);
    this.parties = parties;
  }

  @Override
  void handle(Ticket ticket) {
    switch (ticket.request().op()) {
      case AWAIT -> await(ticket);
      case ACTED -> acted(ticket);
      case END -> {
        breakUp("was aborted");
        ticket.done(0);
      }
      case RESET -> {
        breakUp("was reset");
        broken = false;
        nobodyWaits(null);
        ticket.done(0);
      }
      case IS_ENDED -> ticket.done(broken ? 1 : 0);
      default -> ticket.done(waiting.size() + acting.size());
    }
  }

  private void await(Ticket ticket) {
    ticket.note = parties - 1L - waiting.size();
    if (broken && lost() == null) {
      ticket.answer(Answer.Status.BROKEN, name() + " is broken");
    } else if (ticket.note > 0 || broken) {
      waitIn(waiting, ticket);
      if (ticket.isAnswered()) {
        breakUp("is broken: one of its parties did not wait");
      }
    } else if (ticket.request().value() == 0) {
      letThrough(waiting);
      ticket.done(0);
    } else {
      acting.addAll(waiting);
      waiting.clear();
      ticket.answer(Answer.Status.ACT, "");
    }
  }

  private void acted(Ticket ticket) {
    if (ticket.request().value() == 0) {
      breakUp("is broken: its action failed");
    }
    letThrough(acting);
    ticket.done(0);
  }

  private static void letThrough(Deque<Ticket> line) {
    for (Ticket each = line.poll(); each != null; each = line.poll()) {
      each.done(each.note);
    }
  }

  private void breakUp(String why) {
    broken = true;
    answerAll(Answer.Status.BROKEN, name() + " " + why);
  }

  @Override
  List<Deque<Ticket>> lines() {
    return List.of(waiting, acting);
  }

  @Override
  void withdraw(Ticket ticket) {
    lines().forEach(line -> line.remove(ticket));
    ticket.answer(Answer.Status.LATE, "");
    breakUp("is broken: one of its parties waits no longer");
  }

  @Override
  void left() {
    breakUp("is broken: one of its parties has ended");
  }

  @Override
  void deserted(String text) {
    broken = true;
    super.deserted(text);
  }
}
