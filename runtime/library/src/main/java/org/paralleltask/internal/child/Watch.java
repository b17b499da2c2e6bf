// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.internal.wire.Frame;

/** Looks now and then whether the item that runs takes long, or has passed its deadline. */
final class Watch implements Runnable {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int TICKS_TILL_SLEEP = 100;

  private final ItemRunner runner;
  private final Answers answers;
  private final Inbox inbox;
  private final Thread thread = new Thread(this, "parallel-watch");
  private final Standstill standstill;
  private volatile boolean asleep;

  Watch(ItemRunner runner, Answers answers, Inbox inbox) {
    this.runner = runner;
    this.answers = answers;
    this.inbox = inbox;
    this.standstill = new Standstill(runner.thread(), thread);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Items are about to run. */
  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    try {
      watch();
    } catch (IOException gone) {
      Departure.halt();
    }
  }

  private void watch() throws IOException {
    long last = 0;
    int idleTicks = 0;
    while (true) {
      long mark = runner.mark();
      idleTicks = mark == ItemRunner.IDLE ? idleTicks + 1 : 0;
      if (mark != ItemRunner.IDLE && mark == last) {
        inbox.relieve();
      }
      if (mark > ItemRunner.IDLE && mark == last) {
        runner.isSlow(mark);
        giveBackWaiting();
      }
      if (standstill.lasts(mark)) {
        runner.isStill(mark);
      }
      if (mark == last) {
        runner.sendLines();
      }
      if (runner.nanosLeft() <= 0) {
        runner.isLate();
      }
      last = mark;
      pause(idleTicks);
    }
  }

  private void giveBackWaiting() throws IOException {
    for (Frame waiting : inbox.takeWaiting()) {
      PendingResults none = new PendingResults();
      none.begin(new Run(waiting).frame);
      none.send(answers, Frame.LAST, 0);
    }
  }

  private void pause(int idleTicks) {
    if (idleTicks < TICKS_TILL_SLEEP) {
      long left = runner.nanosLeft();
      LockSupport.parkNanos(this, left <= 0 ? TICK_NANOS : Math.min(TICK_NANOS, left));
      return;
    }
    asleep = true;
    while (asleep && runner.mark() == ItemRunner.IDLE) {
      LockSupport.park(this);
    }
    asleep = false;
  }
}
