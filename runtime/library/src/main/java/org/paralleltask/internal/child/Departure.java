// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltask.internal.CurrentItem;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SharedFile;

/** How a worker process ends, with all that it has started. */
final class Departure {
  private static final AtomicLong PARENT = new AtomicLong();

  private final Answers answers;
  private volatile boolean orderly;

  Departure(Answers answers) {
    this.answers = answers;
  }

  /** Tells the parent if somebody calls System.exit, whose hooks may take long. */
  void onExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::tell, "parallel-leaving"));
  }

  private void tell() {
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
    killChildren();
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
    // One that lives has only closed its pipe.
    if (parent != 0
        && ProcessHandle.current().parent().filter(it -> it.pid() == parent).isEmpty()) {
      SharedFile.deleteAllOf(parent);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
