// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one who writes a file, so that two jobs with one output do not write into each
 * other's part of it. The system releases it when the JVM ends, however that happens. Its file,
 * beside the output, goes with it, or with the next one if the JVM is killed.
 */
public final class OutputLock implements Closeable {
  // Asked first: to open a file that this JVM has locked, and to close it again, would unlock it
  // on systems with the locks of POSIX.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock; directories are made.
   *
   * @throws OutputBusyException if somebody else holds it
   */
  public static OutputLock of(Path output) throws IOException {
    Path directory = Objects.requireNonNull(output.toAbsolutePath().getParent(), "directory");
    Path real = Files.createDirectories(directory).toRealPath();
    Path file = real.resolve("." + output.getFileName() + ".lock");
    if (!HELD_HERE.add(file)) {
      throw new OutputBusyException(output, holder());
    }
    OutputLock lock = null;
    try {
      lock = take(output, file);
      return lock;
    } finally {
      if (lock == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static OutputLock take(Path output, Path file) throws IOException {
    Optional<OutputLock> taken = Optional.empty();
    while (taken.isEmpty()) { // again if whoever had it has just removed the file
      create(file);
      taken = tryToTake(output, file);
    }
    return taken.get();
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException used) {
      // By somebody who is writing, or who was killed.
    }
  }

  /** Empty if the file that was locked is not the one that others will find. */
  private static Optional<OutputLock> tryToTake(Path output, Path file) throws IOException {
    FileChannel channel = null;
    try {
      Object before = identity(file);
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        throw new OutputBusyException(output, read(channel));
      }
      if (Objects.equals(before, identity(file))) {
        OutputLock taken = new OutputLock(file, channel);
        channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)), 0);
        channel = null;
        return Optional.of(taken);
      }
      return Optional.empty();
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * False if another process has it. Behind all that is in the file: on Windows what is locked
   * cannot be read.
   */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
    } catch (IOException noLocks) {
      return true; // the file system has none; then it is as if nobody else were there
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(100);
    channel.read(text, 0);
    String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return holder.isEmpty() ? "another process" : holder;
  }

  /** As long as the one before, which it replaces. */
  private static String holder() {
    return "process %-20d\n".formatted(ProcessHandle.current().pid());
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
