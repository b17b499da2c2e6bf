// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call where the object was made: answered at once, or when it has waited. Guarded by Home. */
final class Ticket {
  private final int client;
  private final Request request;
  private final Consumer<Answer> reply;
  private @Nullable State waitingAt;
  private boolean answered;

  /** What the object notes of it while it waits. */
  long note;

  Ticket(int client, Request request, Consumer<Answer> reply) {
    this.client = client;
    this.request = request;
    this.reply = reply;
  }

  /** The process that calls. */
  int client() {
    return client;
  }

  Request request() {
    return request;
  }

  /** The thread that calls, as the word of a lock has it. */
  long caller() {
    return LockWord.of(client, request.thread());
  }

  /** What it waits for; null if it does not. */
  @Nullable State waitingAt() {
    return waitingAt;
  }

  void waitAt(@Nullable State state) {
    waitingAt = state;
  }

  boolean isAnswered() {
    return answered;
  }

  void answer(Answer answer) {
    if (!answered) {
      answered = true;
      waitingAt = null;
      reply.accept(answer);
    }
  }

  void done(long value) {
    answer(Answer.done(value));
  }

  void answer(Answer.Status status, String text) {
    answer(Answer.of(status, text));
  }
}
