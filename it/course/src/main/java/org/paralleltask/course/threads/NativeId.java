// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** By which number the operating system knows a thread. */
public final class NativeId {
  private NativeId() {}

  /** That of the calling thread on Linux; elsewhere, where Java cannot tell, Java's own number. */
  @SuppressWarnings("deprecation") // Thread.threadId() came with Java 19
  public static long current() {
    try {
      // A link to <pid>/task/<id>.
      Path link = Files.readSymbolicLink(Path.of("/proc/thread-self"));
      return Long.parseLong(link.getFileName().toString());
    } catch (IOException | UnsupportedOperationException noLinux) {
      return Thread.currentThread().getId();
    }
  }
}
