// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.wire.Frame;

/**
 * A worker's time with one process. Only for the worker's thread, or the one to which it is lent,
 * but for the process itself.
 */
final class Session {
  private final WorkerProcess process;
  private final Routes routes;
  private int itemsLeft;
  private boolean answered;
  private boolean ready;
  private boolean retiring;
  private @Nullable Frame unread;

  /**
   * Begins when the process has been started.
   *
   * @param mostItems how many items it may be sent, or AUTO
   */
  Session(WorkerProcess process, int mostItems) {
    this.process = process;
    this.routes = new Routes(process);
    this.itemsLeft = mostItems == AUTO ? Integer.MAX_VALUE : mostItems;
  }

  WorkerProcess process() {
    return process;
  }

  /** The tasks that it knows. */
  Routes routes() {
    return routes;
  }

  /** How many more items it may be sent. */
  int itemsLeft() {
    return itemsLeft;
  }

  /** It is sent so many. */
  void take(int items) {
    itemsLeft -= items;
    retiring |= itemsLeft == 0;
  }

  /** It has answered, and may be in the initializer of its pool now, for as long as that takes. */
  void answered() throws IOException {
    answered = true;
    process.isReady();
  }

  /** Whether it has answered. */
  boolean hasAnswered() {
    return answered;
  }

  /** Whether it is set up, and can be sent items without delay. */
  boolean isReady() {
    return ready;
  }

  /** It is set up. */
  void becomeReady() {
    ready = true;
  }

  /** Whether it takes no further items, and is to be ended when it has done those it has. */
  boolean isRetiring() {
    return retiring;
  }

  /** It takes no further items. */
  void retire() {
    retiring = true;
  }

  /** The next frame of it; null at its end. Waits for it. */
  @Nullable Frame read() throws IOException {
    Frame left = unread;
    unread = null;
    return left == null ? process.in().read() : left;
  }

  /** This frame, which was read, is left to the worker's own thread. */
  void leave(@Nullable Frame frame) {
    unread = frame;
  }

  /** Whether a frame was left. */
  boolean hasUnread() {
    return unread != null;
  }
}
