// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.SharedFile;

/**
 * Loads what starts a process, while the program comes to its first item: a quarter of what a first
 * result takes, of which a second processor takes the better part. Once in a JVM, and nothing is
 * started.
 */
final class Preparation implements Runnable {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  // In the order in which they are needed.
  private static final List<String> CLASSES =
      List.of(
          "java.lang.ProcessHandleImpl",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessEnvironment",
          "java.lang.ProcessImpl",
          Launch.class.getName(),
          LaunchFiles.class.getName(),
          SharedFile.class.getName(),
          ProgressPage.class.getName(),
          ProcessTree.class.getName(),
          "java.util.concurrent.CompletableFuture",
          WorkerProcess.class.getName(),
          FrameWriter.class.getName(),
          FrameReader.class.getName(),
          LiveProcesses.class.getName(),
          Route.class.getName(),
          Trip.class.getName(),
          Loading.class.getName());

  private Preparation() {}

  static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(null, new Preparation(), "parallel-preparing", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    for (String name : CLASSES) {
      try {
        Class.forName(name);
      } catch (ClassNotFoundException | LinkageError otherJdk) {
        // whoever needs it loads it, or what this JDK has in its place
      }
    }
  }
}
