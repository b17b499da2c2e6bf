// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.File;
import java.io.IOException;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** How a worker process ends, with all that it has started. */
final class Departure implements Runnable {
  /** Where the system tells who has started whom the parent does that, and more thoroughly. */
  private static final boolean OTHERS_END_CHILDREN = new File("/proc/self/environ").exists();

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
    if (!OTHERS_END_CHILDREN) {
      killChildren();
    }
    System.exit(0);
  }

  /** Ends it at once: the parent is gone. */
  static void halt() {
    killChildren();
    Runtime.getRuntime().halt(0);
  }

  private static void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
