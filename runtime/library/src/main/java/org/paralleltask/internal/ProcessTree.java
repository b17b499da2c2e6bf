// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends a process and all that it has started. Those of a process that is dead already have another
 * parent by then; they are known by a variable of their environment, which they have inherited.
 */
final class ProcessTree {
  /** The variable; nested pools add theirs to it. */
  static final String VARIABLE = "PARALLEL_TASK_WORKER";

  private static final Path PROC = Path.of("/proc");

  private ProcessTree() {}

  static void kill(ProcessHandle process, String cookie) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    killMarked(cookie);
  }

  /** Ends what is left of a process that is dead, where the system tells. */
  static void killMarked(String cookie) {
    if (!Files.isDirectory(PROC)) {
      return;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isMarked(process, cookie)) {
          long pid = Long.parseLong(String.valueOf(process.getFileName()));
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
      }
    } catch (IOException e) {
      Log.warning("could not look for processes that a worker left behind", e);
    }
  }

  private static boolean isMarked(Path process, String cookie) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(cookie);
    } catch (IOException gone) {
      return false; // or somebody else's
    }
  }
}
