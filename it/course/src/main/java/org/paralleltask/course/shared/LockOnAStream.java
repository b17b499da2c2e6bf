// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.shared.LockOnAStreamTasks.DirectlyArgs;
import org.paralleltask.course.shared.LockOnAStreamTasks.WithArgs;
import org.paralleltask.sync.SharedLock;

/**
 * S4-19: a lock between processes guards a file that both write to, once around an action, once
 * taken and given back by hand. If a process dies while it holds the lock, the others are told, and
 * do not wait for ever.
 */
public final class LockOnAStream {
  private LockOnAStream() {}

  @ParallelTask
  static void with(SharedLock lock, Path stream) {
    lock.run(() -> write(stream, "Lock acquired via with"));
  }

  @ParallelTask
  static void directly(SharedLock lock, Path stream) {
    lock.lock();
    try {
      write(stream, "Lock acquired directly");
    } finally {
      lock.unlock();
    }
  }

  /** In two pieces, between which another process could come. */
  private static void write(Path stream, String line) {
    try {
      Files.writeString(stream, line, StandardOpenOption.APPEND);
      Files.writeString(stream, "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static void main(String... arguments) throws IOException {
    Path stream = Files.createTempFile("course", ".txt");
    try (SharedLock lock = SharedLock.create();
        TaskProcess<Void> one =
            TaskProcess.of(LockOnAStreamTasks.with, new WithArgs(lock, stream));
        TaskProcess<Void> other =
            TaskProcess.of(LockOnAStreamTasks.directly, new DirectlyArgs(lock, stream))) {
      one.start();
      other.start();
      one.join();
      other.join();
      Files.readAllLines(stream).forEach(System.out::println);
    } finally {
      Files.delete(stream);
    }
  }
}
