// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.wire.SharedMemory;

/**
 * Those who wait for a lock. Who holds it is in a word of shared memory, where it is taken and
 * given back as long as nobody waits; from then on it is handed over here, in order.
 */
final class LockState extends State {
  /** How the waiting of a condition ended, noted on a ticket that waits for the lock again. */
  static final long SIGNALLED = 0;

  static final long NOT_SIGNALLED = 1;
  static final long DESERTED = 2;

  private final SharedMemory memory;
  private final Circles circles;
  private final List<ConditionState> conditions = new ArrayList<>();
  private String abandoned = "";

  LockState(String name, SharedMemory memory, Circles circles) {
    super(name);
    this.memory = memory;
    this.circles = circles;
    circles.add(this);
  }

  void has(ConditionState condition) {
    conditions.add(condition);
  }

  void hasNoLonger(ConditionState condition) {
    conditions.remove(condition);
  }

  private long word() {
    return memory.getLong(0);
  }

  /** Who holds it. */
  long holder() {
    return LockWord.holder(word());
  }

  @Override
  void handle(Ticket ticket) {
    if (ticket.request().op() == Op.RELEASE) {
      if (requireHolder(ticket)) {
        release();
        ticket.done(0);
      }
    } else {
      await(ticket);
    }
  }

  /** Takes over what was abandoned, or takes it when it is free. */
  @Override
  void recover(Ticket ticket) {
    if (word() == LockWord.ABANDONED) {
      memory.setLong(0, ticket.caller());
      ticket.done(1);
    } else {
      await(ticket);
    }
  }

  /** False if the caller does not hold it, and has been told so. */
  boolean requireHolder(Ticket ticket) {
    boolean holds = holder() == ticket.caller();
    if (word() == LockWord.ABANDONED) {
      ticket.answer(Answer.Status.ABANDONED, abandoned);
    } else if (!holds) {
      ticket.answer(Answer.Status.NOT_HELD, name() + " is not held by " + ticket.request().who());
    }
    return holds;
  }

  /** A ticket waits for it. */
  void await(Ticket ticket) {
    if (word() == LockWord.ABANDONED) {
      ticket.answer(Answer.Status.ABANDONED, abandoned);
    } else if (memory.compareAndSetLong(0, LockWord.FREE, ticket.caller())) {
      answer(ticket);
    } else if (ticket.request().patience() == Patience.NONE && ticket.note == SIGNALLED) {
      ticket.answer(Answer.Status.LATE, "");
    } else if (announce()) {
      line(ticket);
    } else {
      await(ticket); // it was given back meanwhile
    }
  }

  private void line(Ticket ticket) {
    ticket.waitAt(this);
    waiting.add(ticket);
    String circle = circles.find(ticket);
    if (circle != null) {
      waiting.remove(ticket);
      ticket.answer(Answer.Status.DEADLOCK, circle);
    }
  }

  /** What this thread waits for without a limit; null if it does not wait here. */
  @Nullable Ticket ticketOf(long caller) {
    for (Ticket each : waiting) {
      if (each.caller() == caller && each.request().patience() == Patience.UNLIMITED) {
        return each;
      }
    }
    return null;
  }

  // Whoever holds it must give it back here. False if nobody does any more.
  private boolean announce() {
    for (long word = word(); word != LockWord.FREE; word = word()) {
      if (memory.compareAndSetLong(0, word, LockWord.awaited(word))) {
        return true;
      }
    }
    return false;
  }

  /** Hands it to the next who waits. */
  void release() {
    Ticket next = waiting.poll();
    if (next == null) {
      memory.setLong(0, LockWord.FREE);
      return;
    }
    long word = next.caller();
    memory.setLong(0, waiting.isEmpty() ? word : LockWord.awaited(word));
    answer(next);
  }

  private void answer(Ticket ticket) {
    if (ticket.note == SIGNALLED) {
      ticket.done(0);
    } else if (ticket.note == DESERTED) {
      ticket.answer(Answer.Status.ABANDONED, String.valueOf(lostBy(ticket)));
    } else {
      ticket.answer(Answer.Status.LATE, "");
    }
  }

  private @Nullable String lostBy(Ticket ticket) {
    return conditions.stream()
        .filter(each -> each.number() == ticket.request().object())
        .map(State::lost)
        .findFirst()
        .orElse(null);
  }

  // Whoever has waited for a condition goes on only with the lock.
  @Override
  void withdraw(Ticket ticket) {
    if (ticket.request().op() != Op.AWAIT || !isOfCondition(ticket)) {
      super.withdraw(ticket);
    }
  }

  private boolean isOfCondition(Ticket ticket) {
    return conditions.stream().anyMatch(each -> each.number() == ticket.request().object());
  }

  @Override
  void gone(int client, @Nullable String died) {
    super.gone(client, died);
    if (LockWord.client(word()) != client) {
      return;
    }
    String who = died == null ? "a process that has ended" : died;
    abandoned =
        name()
            + " is abandoned: "
            + who
            + ", which held it, is gone. What it guards may be half changed; recover() takes it.";
    memory.setLong(0, LockWord.ABANDONED);
    List<Ticket> recovering =
        waiting.stream().filter(ticket -> ticket.request().op() == Op.RECOVER).toList();
    waiting.removeAll(recovering);
    answerAll(Answer.Status.ABANDONED, abandoned);
    conditions.forEach(each -> each.answerAll(Answer.Status.ABANDONED, abandoned));
    recovering.forEach(this::recover); // they came before it was known here that the process died
  }

  @Override
  void close() {
    circles.remove(this);
    super.close();
  }

  // That a process dies which does not hold it keeps nobody waiting.
  @Override
  void deserted(String text) {}
}
