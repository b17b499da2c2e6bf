// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerJvm;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.SentArrays;

/** How worker processes are started. */
final class Launch {
  private static final String MAIN = "org.paralleltask.internal.child.WorkerMain";
  private static final int MEMORY_PERCENT = 60;

  /** A worker keeps large arrays that it may be sent again in this part of its heap. */
  private static final int KEPT_SHARE = 4;

  // Descriptors 3 and 4 are the protocol's. What the JVM prints, also where it should not, goes to
  // one pipe of its own; Ctrl-C is the parent's business.
  private static final String SCRIPT = "trap '' INT; exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

  private final WorkerJvm jvm;
  private final int workers;
  private final SentArrays sentArrays;

  Launch(WorkerJvm jvm, int workers, SentArrays sentArrays) {
    this.jvm = jvm;
    this.workers = workers;
    this.sentArrays = sentArrays;
  }

  /**
   * Starts a worker.
   *
   * @param printed told of every line that the process itself prints
   * @param waiting reads its frames while a large array is sent
   * @throws IOException if it cannot be started
   */
  WorkerProcess start(String name, ObjLongConsumer<String> printed, BulkLink.Waiting waiting)
      throws IOException {
    String cookie = UUID.randomUUID().toString();
    ProgressPage page = ProgressPage.create();
    try {
      Process process = builder(cookie).start();
      WorkerProcess worker =
          new WorkerProcess(
              process,
              cookie,
              page,
              crashDirectory(),
              name,
              printed,
              writer -> new BulkLink(writer, waiting, sentArrays, heapBytes() / KEPT_SHARE));
      LiveProcesses.add(worker);
      return worker;
    } catch (IOException | RuntimeException e) {
      page.delete();
      throw e;
    }
  }

  private ProcessBuilder builder(String cookie) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().putAll(jvm.environment());
    builder
        .environment()
        .merge(ProcessTree.VARIABLE, cookie, (outer, inner) -> outer + ":" + inner);
    Path directory = jvm.directory();
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return builder;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh", java()));
    command.add("-Xshare:auto");
    command.add("-XX:-UsePerfData");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + crashDirectory().resolve("hs_err_pid%p.log"));
    // Otherwise a loop without calls could keep a worker alive that has lost its parent.
    command.add("-XX:+UseCountedLoopSafepoints");
    command.add("-XX:LoopStripMiningIter=1000");
    command.add(
        jvm.maxHeapMegabytes() == AUTO
            ? "-XX:MaxRAMPercentage=" + (double) MEMORY_PERCENT / workers
            : "-Xmx" + jvm.maxHeapMegabytes() + "m");
    command.addAll(jvm.arguments());
    command.add("-cp");
    command.add(classPath());
    command.add(MAIN);
    return command;
  }

  private long heapBytes() {
    if (jvm.maxHeapMegabytes() != AUTO) {
      return (long) jvm.maxHeapMegabytes() << 20;
    }
    return Runtime.getRuntime().maxMemory() / workers; // not more than it will have
  }

  private String java() throws IOException {
    Path named = jvm.java();
    Path java = named == null ? Path.of(System.getProperty("java.home")) : named;
    Path program = Files.isDirectory(java) ? java.resolve("bin").resolve("java") : java;
    if (!Files.isExecutable(program)) {
      throw new IOException("there is no Java at " + program);
    }
    return program.toString();
  }

  private static String classPath() {
    return Stream.of(property("java.class.path"), property("jdk.module.path"))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String property(String name) {
    @Nullable String value = System.getProperty(name);
    return value == null ? "" : value;
  }

  private Path crashDirectory() {
    Path directory = jvm.crashDirectory();
    return directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
  }
}
