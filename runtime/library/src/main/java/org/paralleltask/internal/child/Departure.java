// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.IOException;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** How a worker process ends, with all that it has started. */
final class Departure {
  private static volatile boolean orderly;

  private Departure() {}

  /** Tells the parent if somebody calls System.exit, whose hooks may take long. */
  static void onExit(Answers answers) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(answers), "parallel-leaving"));
  }

  private static void tell(Answers answers) {
    if (orderly) {
      return;
    }
    try {
      answers.flushPrinted();
      answers.send(FrameWriter.begin(Frame.LEAVING));
    } catch (IOException gone) {
      halt();
    }
  }

  /** Ends it in order, with the hooks of the user's code. */
  static void leave() {
    orderly = true;
    killChildren();
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
