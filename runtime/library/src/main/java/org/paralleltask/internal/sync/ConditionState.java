// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/** Those who wait for a condition of a lock, and for the lock again after that. */
final class ConditionState extends State {
  private final long number;
  private final LockState lock;

  ConditionState(long number, String name, LockState lock) {
    super(name);
    this.number = number;
    this.lock = lock;
    lock.has(this);
  }

  long number() {
    return number;
  }

  @Override
  void handle(Ticket ticket) {
    if (!lock.requireHolder(ticket)) {
      return;
    }
    if (ticket.request().op() == Op.SIGNAL) {
      signal(ticket);
      ticket.done(0);
    } else {
      await(ticket);
    }
  }

  private void await(Ticket ticket) {
    waitIn(waiting, ticket);
    if (!ticket.isAnswered()) {
      lock.release();
    }
  }

  private void signal(Ticket ticket) {
    for (long left = ticket.request().value(); left > 0 && !waiting.isEmpty(); left--) {
      lock.await(waiting.remove());
    }
  }

  @Override
  void withdraw(Ticket ticket) {
    if (waiting.remove(ticket)) {
      ticket.note = LockState.NOT_SIGNALLED;
      lock.await(ticket);
    }
  }

  // They have the lock again before they are told.
  @Override
  void deserted(String text) {
    nobodyWaits(text);
    for (Ticket each = waiting.poll(); each != null; each = waiting.poll()) {
      each.note = LockState.DESERTED;
      lock.await(each);
    }
  }
}
