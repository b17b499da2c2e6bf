// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;

/** What the parent sends: read by who waits for it, or by a thread of its own meanwhile. */
final class Inbox implements Runnable, BulkLink.Waiting {
  private final FrameReader reader;
  private final FrameWriter writer;
  private volatile @Nullable BulkLink bulk; // made when it is needed first
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private boolean reading;
  private boolean relieved;
  private boolean waiting;

  private @Nullable Canceller canceller;

  Inbox(FrameReader reader, FrameWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /** Where large arrays come from, and go. */
  synchronized BulkLink bulk() {
    BulkLink made = bulk;
    if (made == null) {
      made = new BulkLink(writer, this, null, 0);
      bulk = made;
    }
    return made;
  }

  /** Ends an item that runs. */
  interface Canceller {
    void cancel(int frame, int first, int last) throws IOException;
  }

  void start(Canceller told) {
    canceller = told;
    Thread thread = new Thread(this, "parallel-reader");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next frame for the thread that runs items. Waits for it. */
  Frame take() {
    lock.lock();
    try {
      waiting = true;
      while (true) {
        Frame next = frames.poll();
        if (next != null) {
          return next;
        }
        if (reading) {
          changed.awaitUninterruptibly();
        } else {
          readOne();
        }
      }
    } finally {
      waiting = false;
      lock.unlock();
    }
  }

  // For the thread that runs items.
  @Override
  public void until(BooleanSupplier happened) {
    lock.lock();
    try {
      waiting = true;
      while (!happened.getAsBoolean()) {
        if (reading) {
          changed.awaitUninterruptibly();
        } else {
          readOne();
        }
      }
    } finally {
      waiting = false;
      lock.unlock();
    }
  }

  /** Items that nobody has begun, while another takes long: they are to be given back. */
  List<Frame> takeWaiting() {
    lock.lock();
    try {
      List<Frame> found = new ArrayList<>();
      for (Frame each : frames) {
        if (each.type() == Frame.RUN) {
          found.add(each);
        }
      }
      frames.removeAll(found);
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** The thread that runs items is busy for long: the other reads, until that waits again. */
  void relieve() {
    lock.lock();
    try {
      relieved = true;
      if (!reading) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    lock.lock();
    try {
      while (true) {
        while (reading || !relieved) {
          changed.awaitUninterruptibly();
        }
        readOne();
        relieved = !waiting;
      }
    } finally {
      lock.unlock();
    }
  }

  // Holds the lock, but not while it reads.
  private void readOne() {
    reading = true;
    lock.unlock();
    Frame read = null;
    try {
      read = read();
    } finally {
      lock.lock();
      reading = false;
      if (read != null) {
        frames.add(read);
      }
      changed.signalAll();
    }
  }

  private @Nullable Frame read() {
    try {
      Frame frame = reader.read();
      if (frame == null) {
        Departure.halt();
      } else if (frame.type() == Frame.CANCEL) {
        cancel(frame.content());
        return null;
      } else if (frame.isBulk()) {
        bulk().receive(frame);
        return null;
      }
      BulkLink used = bulk;
      if (frame != null && used != null && frame.type() == Frame.RUN) {
        frame.attach(used.takeArrived());
      }
      return frame;
    } catch (IOException | RuntimeException broken) {
      Departure.halt(); // the parent died while it wrote
      return null;
    }
  }

  private void cancel(Decoder order) throws IOException {
    Canceller told = canceller;
    if (told != null) {
      told.cancel(order.readInt(), order.readInt(), order.readInt());
    }
  }
}
