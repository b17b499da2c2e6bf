// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared object where it was made. All of it is guarded by {@link Home}.
 *
 * <p>Whoever would have to wait although a process has died that used the object is told so
 * instead: perhaps nobody is left who could end the waiting.
 */
abstract class State {
  private final String name;

  /** Those who wait, in their order. */
  final Deque<Ticket> waiting = new ArrayDeque<>();

  /** How many items of each process have got the object and not ended. */
  private final Map<Integer, Integer> users = new HashMap<>();

  private @Nullable String lost;

  State(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  /** Does what is asked for, or lets the caller wait. */
  abstract void handle(Ticket ticket);

  final void accept(Ticket ticket) {
    switch (ticket.request().op()) {
      case ATTACH -> users.merge(ticket.client(), 1, Integer::sum);
      case DETACH ->
          users.computeIfPresent(ticket.client(), (client, items) -> items == 1 ? null : items - 1);
      case RECOVER -> recover(ticket);
      default -> handle(ticket);
    }
  }

  void recover(Ticket ticket) {
    ticket.done(lost == null ? 0 : 1);
    nobodyWaits(null);
  }

  final void misused(Ticket ticket, String why) {
    ticket.answer(Answer.Status.MISUSED, name + " " + why);
  }

  final void waitIn(Deque<Ticket> line, Ticket ticket) {
    if (ticket.request().patience() == Patience.NONE) {
      ticket.answer(Answer.Status.LATE, "");
    } else if (lost != null) {
      ticket.answer(Answer.Status.ABANDONED, lost);
    } else {
      ticket.waitAt(this);
      line.add(ticket);
    }
  }

  /** What all those get who would have to wait, since a process has died; null if none has. */
  final @Nullable String lost() {
    return lost;
  }

  /** Where tickets may wait. */
  List<Deque<Ticket>> lines() {
    return List.of(waiting);
  }

  /** The caller waits no longer. */
  void withdraw(Ticket ticket) {
    lines().forEach(line -> line.remove(ticket));
    ticket.answer(Answer.Status.LATE, "");
  }

  /** Answers all who wait. */
  final void answerAll(Answer.Status status, String text) {
    for (Deque<Ticket> line : lines()) {
      for (Ticket each = line.poll(); each != null; each = line.poll()) {
        each.answer(status, text);
      }
    }
  }

  void close() {
    answerAll(Answer.Status.MISUSED, name + " was closed");
  }

  /**
   * A process has ended.
   *
   * @param died who it was, if it has not ended in order
   */
  void gone(int client, @Nullable String died) {
    boolean waited = false;
    for (Deque<Ticket> line : lines()) {
      waited |= line.removeIf(ticket -> ticket.client() == client);
    }
    boolean used = users.remove(client) != null;
    if (used && died != null) {
      deserted(died + ", which used " + name + ", has died; recover() goes on without it");
    } else if (waited) {
      left();
    }
  }

  /** A process that waited has ended. */
  void left() {}

  /** A process that used the object has died. */
  void deserted(String text) {
    nobodyWaits(text);
    answerAll(Answer.Status.ABANDONED, text);
  }

  /** From now on nobody waits; null lets them wait again. */
  final void nobodyWaits(@Nullable String why) {
    lost = why;
  }
}
