// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Messages on their way to the thread that runs the goal. All listeners put here and one thread
 * takes, so that log lines, failures and the bar need no lock between them. It is bounded: when
 * Maven's log is slow, a job that prints too much waits, instead of filling Maven's memory.
 */
final class Inbox {
  private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(1024);

  /** Waits for room. An interrupted listener drops the message: its job is being closed. */
  void put(Message message) {
    try {
      messages.put(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Optional<Message> poll(Duration limit) throws InterruptedException {
    return Optional.ofNullable(messages.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }
}
