// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerJvm;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SentArrays;

/** How worker processes are started. */
final class Launch implements Function<FrameWriter, BulkLink> {
  static final String MAIN = "org.paralleltask.internal.child.WorkerMain";
  private static final int MEMORY_PERCENT = 60;
  private static final int MOST_STARTS = 3;

  /** A worker keeps large arrays that it may be sent again in this part of its heap. */
  private static final int KEPT_SHARE = 4;

  // Descriptors 3 and 4 are the protocol's. What the JVM prints, also where it should not, goes to
  // one pipe of its own; Ctrl-C is the parent's business.
  private static final String SCRIPT = "trap '' INT; exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

  private final WorkerJvm jvm;
  private final int workers;
  private final SentArrays sentArrays;
  private final BulkLink.Waiting waiting;

  /**
   * How those of a pool are started that speak to one thread.
   *
   * @param waiting reads its frames while a large array is sent
   */
  Launch(WorkerJvm jvm, int workers, SentArrays sentArrays, BulkLink.Waiting waiting) {
    this.jvm = jvm;
    this.workers = workers;
    this.sentArrays = sentArrays;
    this.waiting = waiting;
  }

  /**
   * Starts a worker.
   *
   * @param printed told of every line that the process itself prints
   * @throws IOException if it cannot be started
   */
  WorkerProcess start(String name, ObjLongConsumer<String> printed) throws IOException {
    String cookie = ProcessTree.cookie();
    LaunchFiles files = new LaunchFiles(crashDirectory());
    Process process = null;
    try {
      process = started(builder(cookie, files));
      WorkerProcess worker = new WorkerProcess(process, cookie, files, name, printed, this);
      LiveProcesses.add(worker);
      return worker;
    } catch (IOException | RuntimeException | OutOfMemoryError e) { // no further thread, say
      if (process != null) {
        process.destroyForcibly();
      }
      files.close();
      throw e;
    }
  }

  // Somebody may kill the helper by which the JDK starts a program, as they may kill a worker.
  private static Process started(ProcessBuilder builder) throws IOException {
    for (int left = MOST_STARTS; ; left--) {
      try {
        return builder.start();
      } catch (IOException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  /** How large arrays get to a worker that reads what is written here, and back. */
  @Override
  public BulkLink apply(FrameWriter writer) {
    return new BulkLink(writer, waiting, sentArrays, heapBytes() / KEPT_SHARE);
  }

  private ProcessBuilder builder(String cookie, LaunchFiles files) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(files));
    Map<String, String> environment = builder.environment();
    environment.putAll(jvm.environment());
    @Nullable String outer = environment.get(ProcessTree.VARIABLE);
    environment.put(ProcessTree.VARIABLE, outer == null ? cookie : outer + ":" + cookie);
    Path directory = jvm.directory();
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return builder;
  }

  private List<String> command(LaunchFiles files) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh", java()));
    command.add("-Xshare:auto");
    command.add("-XX:-UsePerfData");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + files.crashDirectory().resolve("hs_err_pid%p.log"));
    // Otherwise a loop without calls could keep a worker alive that has lost its parent.
    command.add("-XX:+UseCountedLoopSafepoints");
    command.add("-XX:LoopStripMiningIter=1000");
    command.add(
        jvm.maxHeapMegabytes() == AUTO
            ? "-XX:MaxRAMPercentage=" + (double) MEMORY_PERCENT / workers
            : "-Xmx" + jvm.maxHeapMegabytes() + "m");
    command.addAll(files.classPath(classPath()));
    command.addAll(jvm.arguments());
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
    String classes = property("java.class.path");
    String modules = property("jdk.module.path");
    return classes.isEmpty() || modules.isEmpty()
        ? classes + modules
        : classes + File.pathSeparator + modules;
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
