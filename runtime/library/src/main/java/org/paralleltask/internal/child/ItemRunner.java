// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.RemoteThrowable;

/**
 * Runs items, one at a time, and answers for each. Results travel together: when the items of a
 * frame are done, when they have become many, or when the one that runs now takes long.
 *
 * <p>Other threads look at an item only while it runs. Between items this thread looks whether
 * somebody does, which takes a few nanoseconds, and waits for its end if so: that is how an
 * interrupt does not reach the next item, and how another thread can send the results that wait.
 */
final class ItemRunner implements Inbox.Canceller {
  /** What {@link #mark} is when nothing runs. */
  static final long IDLE = 0;

  private static final long BETWEEN = -1;
  private static final long SENDING = -2; // may take as long as the parent does not read
  private static final int MOST_PENDING_BYTES = 32 * 1024;

  private static final VarHandle MARK;

  static {
    try {
      MARK = MethodHandles.lookup().findVarHandle(ItemRunner.class, "mark", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Answers answers;
  private final ProgressPage page;
  private final Inbox inbox;
  private final Call call = new Call();
  private final Thread thread = Thread.currentThread();
  private final Wear wear = new Wear();
  private final PendingResults pending = new PendingResults();

  private final Object gate = new Object();
  private volatile int onlookers;
  private volatile long mark;
  private volatile @Nullable Run run;
  private volatile boolean interrupted;
  private long startNanos;

  ItemRunner(Answers answers, ProgressPage page, Inbox inbox) {
    this.answers = answers;
    this.page = page;
    this.inbox = inbox;
  }

  /** Runs what the parent sends until it says that no more will come. */
  void runAll(Watch watch) throws IOException {
    for (Frame frame = inbox.take(); frame.type() != Frame.BYE; frame = inbox.take()) {
      if (frame.type() == Frame.TASK) {
        call.tell(frame.content());
      } else {
        runItems(new Run(frame), watch);
      }
    }
  }

  private void runItems(Run items, Watch watch) throws IOException {
    long begun = System.nanoTime();
    mark = BETWEEN; // first: a watch that goes to sleep looks once more
    watch.wake();
    if (onlookers > 0) {
      awaitOnlookers();
    }
    answers.flushPrinted(IDLE);
    pending.begin(items.frame);
    run = items;
    for (int at = items.claim(); at >= 0; at = items.claim()) {
      begin(items, at);
      call.run(items, this);
      end(items);
    }
    run = null;
    mark = SENDING;
    pending.send(answers, Frame.LAST | wear.flag(), System.nanoTime() - begun);
    mark = IDLE;
  }

  private void begin(Run items, int at) {
    page.started(items.frame, at);
    startNanos = items.timed ? System.nanoTime() : 0;
    MARK.setRelease(this, markOf(items.frame, at)); // whoever sees an older one looks again
  }

  static long markOf(int frame, int position) {
    return (long) frame << Integer.SIZE | (position + 1);
  }

  private void end(Run items) throws IOException {
    if (answers.hasPrinted()) {
      answers.flushPrinted(mark);
    }
    wear.thrown(call.thrown());
    mark = BETWEEN;
    if (onlookers > 0 || interrupted) {
      awaitOnlookers();
    }
    // Whoever has set it: it belongs to the item that is over.
    Thread.interrupted();
    answer(items);
  }

  private void answer(Run items) throws IOException {
    Object number = call.number();
    boolean bulky = number == null && call.result().hasBulk();
    if (bulky) {
      mark = SENDING;
      pending.sendIfAny(answers);
      inbox.bulk().send(call.result().bulk());
    }
    if (number == null) {
      pending.add(call.result(), startNanos, items.timed);
    } else {
      pending.add(number);
    }
    if (pending.size() > MOST_PENDING_BYTES || bulky) {
      mark = SENDING;
      pending.send(answers, 0, 0);
    }
  }

  private void awaitOnlookers() {
    synchronized (gate) {
      interrupted = false;
    }
  }

  /** Whether the item that runs was cancelled. */
  boolean wasInterrupted() {
    return interrupted;
  }

  void closeObjects() {
    call.closeObjects();
  }

  /** The thread in which all items run. */
  Thread thread() {
    return thread;
  }

  // ---- other threads ----

  /** Something that changes with every item. */
  long mark() {
    return mark;
  }

  /** Looks at the item that runs, which does not end meanwhile; at none if none runs. */
  private void look(Onlooker onlooker) throws IOException {
    while (!lookNow(onlooker)) {
      Thread.onSpinWait(); // not at the gate, where the other thread may wait
    }
  }

  // False between two items: which of them is meant?
  private boolean lookNow(Onlooker onlooker) throws IOException {
    synchronized (gate) {
      onlookers++;
      try {
        long seen = mark;
        Run now = run;
        if (now != null && seen > IDLE) {
          onlooker.look(now, (int) seen - 1);
        }
        return seen != BETWEEN;
      } finally {
        onlookers--;
      }
    }
  }

  /** Sends the lines that were printed; no item ends, or begins, meanwhile. */
  void sendLines() throws IOException {
    synchronized (gate) {
      onlookers++;
      try {
        long seen = mark;
        if (seen >= IDLE) {
          answers.sendLines(seen);
        }
      } finally {
        onlookers--;
      }
    }
  }

  /** Does something with an item that runs. */
  private interface Onlooker {
    void look(Run now, int position) throws IOException;
  }

  /** Interrupts the item, if it is one of these; those of its frame that wait are given back. */
  @Override
  public void cancel(int frame, int first, int last) throws IOException {
    Run begun = run;
    if (begun != null && begun.frame == frame) {
      begun.giveBack(); // also while results are sent, when nothing runs
    }
    look(
        (now, position) -> {
          if (now.frame != frame) {
            return;
          }
          if (first <= position && position <= last && !interrupted) {
            interrupted = true;
            thread.interrupt();
          }
        });
  }

  /** How long the item may still run; a very long time if it has no deadline, or none runs. */
  long nanosLeft() {
    Run now = run;
    return now == null || now.timeoutNanos == Long.MAX_VALUE || mark <= IDLE
        ? Long.MAX_VALUE
        : startNanos + now.timeoutNanos - System.nanoTime();
  }

  /** The item takes long: what is done is told now, and what waits for it is given back. */
  void isSlow(long seen) throws IOException {
    look(new Slow(seen)); // the first item often is: no lambda
  }

  private final class Slow implements Onlooker {
    private final long seen;

    Slow(long seen) {
      this.seen = seen;
    }

    @Override
    public void look(Run now, int position) throws IOException {
      if (markOf(now.frame, position) == seen) {
        now.giveBack();
        pending.sendIfAny(answers);
      }
    }
  }

  /** The item has passed its deadline: tells where it is. It ends with this process. */
  void isLate() throws IOException {
    look(
        (now, position) -> {
          if (nanosLeft() <= 0) {
            tellWhereItIs(Frame.LATE, now, position);
          }
        });
  }

  /** The item waits for what will not come: tells where it is. It ends with this process. */
  void isStill(long seen) throws IOException {
    look(
        (now, position) -> {
          if (markOf(now.frame, position) == seen) {
            tellWhereItIs(Frame.STILL, now, position);
          }
        });
  }

  private void tellWhereItIs(int type, Run now, int position) throws IOException {
    answers.flushPrinted(markOf(now.frame, position));
    pending.sendIfAny(answers);
    Encoder told = FrameWriter.begin(type);
    told.writeInt(now.frame);
    told.writeInt(position);
    RemoteThrowable.writeStack(told, thread.getStackTrace());
    answers.send(told);
  }
}
