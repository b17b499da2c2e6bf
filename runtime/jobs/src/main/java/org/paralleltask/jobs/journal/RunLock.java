// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one run that may write into a directory. The system releases it when the JVM ends,
 * however that happens; what is in the file only says who holds it.
 *
 * <p>Where the file system has no locks, a second file stands for it: it is touched every few
 * seconds by {@link #beat}, and left behind by a run that is killed, so that it counts for half a
 * minute only.
 */
public final class RunLock implements Closeable {
  static final String FILE = "run.lock";
  static final String STAND_IN = "run.lock.held";
  static final Duration STALE = Duration.ofSeconds(30);

  // Asked first: to open a file that this JVM has locked, and to close it again, would unlock it
  // on systems with the locks of POSIX.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final @Nullable FileChannel channel;
  private final @Nullable Path standIn;
  private boolean closed;

  private RunLock(Path directory, @Nullable FileChannel channel, @Nullable Path standIn) {
    this.directory = directory;
    this.channel = channel;
    this.standIn = standIn;
  }

  /** How a file is locked; null if somebody else has locked it. */
  @FunctionalInterface
  interface Locker {
    /**
     * Tries it.
     *
     * @throws IOException if the file system has no locks
     */
    @Nullable FileLock lock(FileChannel channel) throws IOException;
  }

  /** Behind all that is in the file: on Windows what is locked cannot be read. */
  private static @Nullable FileLock lockFarBehind(FileChannel channel) throws IOException {
    return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
  }

  /**
   * Takes the lock, once no other run holds it.
   *
   * @param directory made if it is not there
   * @param wait how long to wait for that
   * @param warn told if the file system has no locks
   * @throws LockedException if another run holds it for longer than that
   */
  public static RunLock acquire(Path directory, LockWait wait, Consumer<? super String> warn)
      throws IOException, LockedException {
    return wait.until(
        () -> {
          Files.createDirectories(directory); // also if somebody has removed it meanwhile
          return acquire(directory, warn);
        });
  }

  /**
   * Takes the lock.
   *
   * @param warn told if the file system has no locks
   * @throws LockedException if another run holds it
   */
  static RunLock acquire(Path directory, Consumer<? super String> warn)
      throws IOException, LockedException {
    return acquire(directory, warn, RunLock::lockFarBehind);
  }

  static RunLock acquire(Path directory, Consumer<? super String> warn, Locker locker)
      throws IOException, LockedException {
    Path real = directory.toRealPath();
    if (!HELD_HERE.add(real)) {
      throw locked(real, "this JVM, process " + ProcessHandle.current().pid());
    }
    RunLock lock = null;
    try {
      lock = lock(real, warn, locker);
      return lock;
    } finally {
      if (lock == null) {
        HELD_HERE.remove(real);
      }
    }
  }

  private static RunLock lock(Path directory, Consumer<? super String> warn, Locker locker)
      throws IOException, LockedException {
    Path file = directory.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken;
    try {
      taken = locker.lock(channel);
    } catch (IOException noLocks) {
      channel.close();
      return standIn(directory, warn, noLocks);
    }
    if (taken == null) {
      channel.close();
      throw locked(directory, Files.readString(file).strip());
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
    return new RunLock(directory, channel, null);
  }

  private static RunLock standIn(Path directory, Consumer<? super String> warn, IOException noLocks)
      throws IOException, LockedException {
    Path file = directory.resolve(STAND_IN);
    removeStale(file);
    try {
      Files.writeString(file, holder(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException held) {
      throw locked(directory, Files.readString(file).strip());
    }
    warn.accept(
        "The file system of %s has no locks (%s); %s stands in for one. If a run is killed, the next can begin %d seconds later."
            .formatted(directory, noLocks.getMessage(), STAND_IN, STALE.toSeconds()));
    return new RunLock(directory, null, file);
  }

  private static void removeStale(Path file) throws IOException {
    try {
      Instant touched = Files.getLastModifiedTime(file).toInstant();
      if (touched.plus(STALE).isBefore(Instant.now())) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException free) {
      // Nobody holds it.
    }
  }

  private static String holder() {
    return "process %d on %s since %s\n"
        .formatted(
            ProcessHandle.current().pid(), host(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String host() {
    String name = System.getenv("HOSTNAME");
    return name == null ? "this machine" : name;
  }

  private static LockedException locked(Path directory, String holder) {
    return new LockedException(
        "Another run of this job is under way in %s: %s."
            .formatted(directory, holder.isEmpty() ? "by a process that is just starting" : holder),
        "Wait until it has ended, or end it.");
  }

  /** Says that the holder is alive; to be called every few seconds. */
  void beat() throws IOException {
    if (standIn != null) {
      Files.setLastModifiedTime(standIn, FileTime.from(Instant.now()));
    }
  }

  /** Once: what is released may be somebody else's then. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (channel != null) {
        channel.close();
      }
      if (standIn != null) {
        Files.deleteIfExists(standIn);
      }
    } finally {
      HELD_HERE.remove(directory);
    }
  }
}
