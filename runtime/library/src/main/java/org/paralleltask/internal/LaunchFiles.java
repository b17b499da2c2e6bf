// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.SharedFile;

/** The files of one worker process. Nothing of them is left when it has ended, but for a report. */
final class LaunchFiles {
  // What a system takes as one argument is limited, on Linux to 128 KB.
  private static final int LONGEST_ARGUMENT = 100_000;

  private final ProgressPage page = ProgressPage.create();
  private final Path crashDirectory;
  private volatile @Nullable Path arguments;

  LaunchFiles(Path crashDirectory) throws IOException {
    this.crashDirectory = crashDirectory;
  }

  /** Where the worker says what it is at. */
  ProgressPage page() {
    return page;
  }

  /** Where the JVM writes its report when it crashes. */
  Path crashDirectory() {
    return crashDirectory;
  }

  /** The arguments for the class path: in a file of arguments, if it is very long. */
  List<String> classPath(String classPath) throws IOException {
    if (classPath.length() < LONGEST_ARGUMENT) {
      return List.of("-cp", classPath);
    }
    Path file = SharedFile.name(Path.of(System.getProperty("java.io.tmpdir")), "args");
    arguments = file;
    String escaped = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
    Files.writeString(file, "-cp \"" + escaped + "\"\n");
    return List.of("@" + file);
  }

  /** The process has read its arguments. */
  void forgetArguments() throws IOException {
    Path file = arguments;
    if (file != null) {
      arguments = null;
      Files.deleteIfExists(file);
    }
  }

  /** The process has ended, or never started. */
  void close() throws IOException {
    page.close();
    forgetArguments();
  }
}
