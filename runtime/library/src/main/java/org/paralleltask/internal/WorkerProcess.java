// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.ProgressPage;

/**
 * A JVM that was started to run items: its pipes, what it prints, and how it ended. Its protocol
 * has pipes of its own; what it, or native code in it, prints is read by a thread for ever, because
 * a full pipe would stop it.
 */
final class WorkerProcess implements Runnable {
  private static final long END_SECONDS = 5;
  private static final int KILLED = 128 + 9;
  private static final int TAIL_CHARACTERS = 8192;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Process numbers do not go round in this time. */
  private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(10);

  // Said when there is no memory to put it together.
  private static final String TOO_MUCH =
      "sent a result that is larger than the free memory of this JVM, which has a heap of "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB";

  private final Process process;
  private final ProcessTree tree;
  private final LaunchFiles files;
  private final ObjLongConsumer<String> printed;
  private final FrameWriter out;
  private final FrameReader in;
  private final Function<FrameWriter, BulkLink> linking;
  private final long startNanos = System.nanoTime();
  private final Thread drain;
  private final Deque<String> tail = new ArrayDeque<>();
  private @Nullable BulkLink bulk;
  private int tailCharacters;
  private volatile boolean leaving;
  private volatile @Nullable String garbled;

  WorkerProcess(
      Process process,
      String cookie,
      LaunchFiles files,
      String name,
      ObjLongConsumer<String> printed,
      Function<FrameWriter, BulkLink> linking) {
    this.process = process;
    this.tree = new ProcessTree(process.toHandle(), cookie);
    this.files = files;
    this.printed = printed;
    this.out = new FrameWriter(process.getOutputStream());
    this.in = new FrameReader(process.getInputStream()).ofStranger();
    this.linking = linking;
    this.drain = new Thread(null, this, name + "-output", 0, false);
    drain.setDaemon(true);
    drain.start();
  }

  /** Where large arrays come from, and go. Of the thread that speaks to it. */
  BulkLink bulk() {
    BulkLink made = bulk;
    if (made == null) {
      made = linking.apply(out);
      bulk = made;
    }
    return made;
  }

  /** Gives the frame the arrays that were sent ahead of it. */
  void attachArrived(Frame frame) {
    BulkLink made = bulk;
    if (made != null) {
      frame.attach(made.takeArrived());
    }
  }

  FrameWriter out() {
    return out;
  }

  /** Sends a frame. That nobody reads it is noticed where answers are read: those there count. */
  void tell(Encoder frame) {
    try {
      out.write(frame);
    } catch (IOException gone) {
      // as above
    }
  }

  FrameReader in() {
    return in;
  }

  ProgressPage page() {
    return files.page();
  }

  /** It has read the files that it was started with. */
  void isReady() throws IOException {
    in.trust();
    files.forgetArguments();
  }

  long pid() {
    return process.pid();
  }

  /** It has said that its code calls System.exit. */
  void isLeaving() {
    leaving = true;
  }

  boolean wasLeaving() {
    return leaving;
  }

  /** It has answered what makes no sense, so it is ended. */
  void garbled(Exception why) {
    garbled = "answered what makes no sense: " + why.getMessage();
    kill();
  }

  /** It has answered more than there is memory for here, so it is ended. */
  void sentTooMuch() {
    garbled = TOO_MUCH;
    kill();
  }

  boolean isGarbled() {
    return garbled != null;
  }

  /** What it has done that nobody can go on from; null if it has not. */
  @Nullable String garbled() {
    return garbled;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Reads what it prints. */
  @Override
  public void run() {
    try (InputStream all = process.getErrorStream()) {
      while (!isReadToItsEnd(all)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException gone) {
      // as at the end
    }
  }

  // If there is no memory for a line, that one is lost.
  private boolean isReadToItsEnd(InputStream all) throws IOException {
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(all, Charset.defaultCharset()));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        printed.accept(line, pid());
      }
      return true;
    } catch (OutOfMemoryError none) {
      return false;
    }
  }

  /** Notes a line that the process has printed, for the message if it is lost. */
  void keep(String line) {
    synchronized (tail) {
      tail.add(line);
      tailCharacters += line.length() + 1;
      while (tailCharacters > TAIL_CHARACTERS && tail.size() > 1) {
        tailCharacters -= tail.remove().length() + 1;
      }
    }
  }

  /** The last lines that it printed. */
  List<String> tail() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  /** Asks it to end, as SIGTERM does. Its pipes stay: it would take their end for ours. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** How it ended; only when it has. */
  int exitCode() {
    return process.exitValue();
  }

  /** Ends it at once, and all that it has started. */
  void kill() {
    try {
      tree.kill();
    } catch (OutOfMemoryError none) {
      process.destroyForcibly(); // what it has started is looked for again when it has ended
    }
  }

  /** Waits for its end, which it has been told or has reached; kills it if that takes too long. */
  int awaitExit() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return endInTime();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      cleanUp();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int endInTime() throws InterruptedException {
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
    // For ever, if the JDK's thread that should notice has been ended by want of memory.
    int code = process.waitFor(END_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : KILLED;
    drain.join(TimeUnit.SECONDS.toMillis(1)); // what it started may hold the pipe for ever
    return code;
  }

  // If memory runs out before its end, it is done once more when this JVM ends.
  private void cleanUp() {
    tree.killOrphans(System.nanoTime() - startNanos < YOUNG_NANOS);
    try {
      files.close();
      process.getOutputStream().close();
      process.getInputStream().close();
    } catch (IOException gone) {
      // closed by its end
    }
    LiveProcesses.remove(this);
  }

  /** The report that the JVM wrote when it crashed; null if there is none. */
  @Nullable Path crashFile() {
    Path file = files.crashDirectory().resolve("hs_err_pid" + pid() + ".log");
    return Files.exists(file) ? file : null;
  }
}
