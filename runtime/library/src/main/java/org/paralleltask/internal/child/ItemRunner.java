// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.RemoteThrowable;

/**
 * Runs items, one at a time, and answers for each. Results travel together: when the items of a
 * frame are done, when they have become many, or when the one that runs now takes long.
 */
final class ItemRunner {
  private static final long NO_DEADLINE = Long.MAX_VALUE;
  private static final int MOST_PENDING_BYTES = 32 * 1024;

  private final Answers answers;
  private final ProgressPage page;
  private final Inbox inbox;
  private final Routes routes = new Routes();
  private final Thread thread = Thread.currentThread();
  private final Encoder result = new Encoder();
  private final Wear wear = new Wear();

  // The gate between the thread that goes on to the next item, and those that look at this one.
  private final Object gate = new Object();
  private final PendingResults pending = new PendingResults();
  private @Nullable Run run;
  private int position = -1;
  private long startNanos;
  private boolean interrupted;

  // For who must not wait at the gate: an answer is written behind it, and that waits for the
  // parent, which may wait for this process to read.
  private volatile long mark;
  private volatile long deadline = NO_DEADLINE;

  ItemRunner(Answers answers, ProgressPage page, Inbox inbox) {
    this.answers = answers;
    this.page = page;
    this.inbox = inbox;
  }

  /** Runs what the parent sends until it says that no more will come. */
  void runAll(Watch watch) throws IOException {
    for (Frame frame = inbox.take(); frame.type() != Frame.BYE; frame = inbox.take()) {
      if (frame.type() == Frame.TASK) {
        routes.tell(frame.content());
      } else {
        watch.wake();
        runItems(new Run(frame.content()));
      }
    }
  }

  private void runItems(Run items) throws IOException {
    long begun = System.nanoTime();
    int at = begin(items);
    while (at >= 0) {
      runOne(items);
      at = next(items);
    }
    synchronized (gate) {
      pending.send(answers, Frame.LAST | wear.flag(), System.nanoTime() - begun);
      run = null;
      mark = 0;
    }
  }

  private int begin(Run items) {
    synchronized (gate) {
      run = items;
      pending.begin(items.frame);
      return claim(items);
    }
  }

  // Holds the gate.
  private int claim(Run items) {
    position = items.claim();
    mark = (long) items.frame << Integer.SIZE | (position + 1);
    if (position >= 0) {
      page.started(items.frame, position);
      answers.itemBegins(items.frame, position);
      startNanos = items.timed ? System.nanoTime() : 0;
      deadline = items.timeoutNanos == NO_DEADLINE ? NO_DEADLINE : startNanos + items.timeoutNanos;
    }
    return position;
  }

  private int next(Run items) throws IOException {
    answers.itemEnds();
    deadline = NO_DEADLINE;
    synchronized (gate) {
      pending.add(result, items.timed ? startNanos : 0, items.timed);
      if (pending.size() > MOST_PENDING_BYTES) {
        pending.send(answers, 0, 0);
      }
      // An interrupt, whoever has sent it, belongs to the item that is over.
      Thread.interrupted();
      interrupted = false;
      return claim(items);
    }
  }

  private void runOne(Run items) {
    result.truncate(0);
    int length = items.items.readInt();
    int end = items.items.position() + length;
    try {
      answer(items, end);
    } catch (Throwable thrown) {
      wear.thrown(thrown);
      answerFailure(Frame.THREW, thrown);
    }
    items.items.seek(end);
  }

  private void answer(Run items, int end) throws Exception {
    Task<@Nullable Object, @Nullable Object> task = routes.task(items.task);
    Object object;
    Object input;
    try {
      object = routes.object(task);
    } catch (Routes.UnmadeException e) {
      answerFailure(Frame.UNMADE, e.getCause() == null ? e : e.getCause());
      return;
    }
    try {
      input = task.travel().inputs().read(items.items.limit(end));
    } catch (Throwable thrown) {
      answerFailure(Frame.UNREADABLE, thrown);
      return;
    }
    Object value = task.call(object, input);
    try {
      result.writeByte(Frame.VALUE);
      write(task.travel().results(), value);
    } catch (Throwable thrown) {
      answerFailure(Frame.UNWRITABLE, thrown);
    }
  }

  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // the codec of the results of the task that gave the value
  private void write(Codec<?> codec, @Nullable Object value) throws Exception {
    ((Codec<@Nullable Object>) codec).write(result, value);
  }

  private void answerFailure(int kind, Throwable thrown) {
    result.truncate(0);
    result.writeByte(wasCancelled() ? Frame.CANCELLED : kind);
    RemoteThrowable.write(result, thrown);
  }

  private boolean wasCancelled() {
    synchronized (gate) {
      return interrupted;
    }
  }

  void closeObjects() {
    routes.closeObjects();
  }

  // ---- other threads ----

  /** Interrupts the item, if it is one of these; those of its frame that wait are given back. */
  void cancel(int frame, int first, int last) {
    synchronized (gate) {
      Run now = run;
      if (now == null || now.frame != frame) {
        return;
      }
      now.giveBack();
      if (first <= position && position <= last && !interrupted) {
        interrupted = true;
        thread.interrupt();
      }
    }
  }

  /** Something that changes with every item; 0 if none runs. Never waits. */
  long mark() {
    return mark;
  }

  /** How long the item may still run; for ever if it has no deadline, or none runs. Never waits. */
  long nanosLeft() {
    long due = deadline;
    return due == NO_DEADLINE ? NO_DEADLINE : due - System.nanoTime();
  }

  /** The item takes long: what is done is told now, and what waits for it is given back. */
  void isSlow(long seen) throws IOException {
    synchronized (gate) {
      Run now = run;
      if (now != null && position >= 0 && mark == seen) {
        now.giveBack();
        pending.sendIfAny(answers);
      }
    }
  }

  /** The item has passed its deadline: tells where it is. It ends with this process. */
  void isLate() throws IOException {
    synchronized (gate) {
      Run now = run;
      if (now == null || nanosLeft() > 0) {
        return;
      }
      answers.flushPrinted();
      pending.sendIfAny(answers);
      Encoder late = FrameWriter.begin(Frame.LATE);
      late.writeInt(now.frame);
      late.writeInt(position);
      RemoteThrowable.writeStack(late, thread.getStackTrace());
      answers.send(late);
    }
  }
}
