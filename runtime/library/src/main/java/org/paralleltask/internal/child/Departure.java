// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.internal.CurrentItem;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SharedFile;

/** How a worker process ends, with all that it has started. */
final class Departure implements Runnable {
  private static final AtomicLong PARENT = new AtomicLong();

  /** Where the system tells who has started whom the parent does that, and more thoroughly. */
  private static final boolean OTHERS_END_CHILDREN = new File("/proc/self/environ").exists();

  /** How long a parent whose pipe has ended may take to be dead. */
  private static final long DYING_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Answers answers;
  private volatile boolean orderly;

  Departure(Answers answers) {
    this.answers = answers;
  }

  /** Tells the parent if somebody calls System.exit, whose hooks may take long. */
  void onExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this, "parallel-leaving"));
  }

  @Override
  public void run() {
    if (orderly) {
      return;
    }
    try {
      answers.flushPrinted(answers.running());
      answers.send(FrameWriter.begin(Frame.LEAVING));
    } catch (IOException gone) {
      halt();
    }
  }

  /** Ends it in order, with the hooks of the user's code. */
  void leave() {
    orderly = true;
    CurrentItem.leaving();
    if (!OTHERS_END_CHILDREN) {
      killChildren();
    }
    System.exit(0);
  }

  /** Says who the parent is. */
  static void parentIs(long pid) {
    PARENT.set(pid);
  }

  /** Ends it at once: the parent is gone, and what it had in files goes with it. */
  static void halt() {
    killChildren();
    long parent = PARENT.get();
    if (parent != 0 && isGone(parent)) {
      SharedFile.deleteAllOf(parent);
    }
    Runtime.getRuntime().halt(0);
  }

  // A process that dies loses its pipes a moment before its children, and on a busy machine that is
  // long. No event tells the second. One that stays has only closed its pipe.
  private static boolean isGone(long parent) {
    long start = System.nanoTime();
    while (ProcessHandle.current().parent().filter(it -> it.pid() == parent).isPresent()) {
      if (System.nanoTime() - start > DYING_NANOS) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  private static void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
