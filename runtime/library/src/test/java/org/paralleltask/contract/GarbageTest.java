// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.WorkerLostException;

/** Worker processes that do not speak the protocol. */
@ExtendWith(HangGuard.class)
class GarbageTest {
  /** The first frame of a worker: it is ready. */
  private static final String READY = "\\015\\0\\0\\0\\006" + "ParlTask" + "\\004\\0\\0\\0\\001";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf 'Hello, I am a shell' >&4; sleep 60",
        "head -c 100000 /dev/urandom >&4; sleep 60",
        "printf '\\377\\377\\377\\177\\006the beginning of two gigabytes' >&4; sleep 60",
        "printf '\\007\\0\\0\\0\\010garbage' >&4; sleep 60",
        "printf '\\010\\0\\0\\0\\006nonsense' >&4; sleep 60",
        "printf '\\0\\0\\0\\0\\001' >&4; sleep 60",
        "printf 'ab' >&4",
        "exit 0",
        "echo 'Error: Could not create the Java Virtual Machine.' >&2; exit 1"
      })
  void programThatIsNoWorker_breaksThePool(String script) throws Exception {
    try (CapturedLog log = CapturedLog.of("org.paralleltask");
        TaskPool pool = open(script)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 1);
      BrokenPoolException broken = assertThrows(BrokenPoolException.class, future::result);
      Failures.assertMessage(broken, "worker process", "could not be started");
      Failures.assertMessage(Failures.root(broken), "before it was ready");
      assertTrue(log.isQuiet(), "a failure that is thrown need not be logged");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf 'what follows is no frame' >&4; sleep 60",
        "printf '\\007\\0\\0\\0\\010garbage' >&4; sleep 60",
        "printf '\\007\\0\\0\\0\\011garbage' >&4; sleep 60",
        "printf '\\0\\0\\0\\0\\012' >&4; sleep 60",
        "printf '\\0\\0\\0\\0\\004' >&4; sleep 60"
      })
  void workerThatAnswersGarbage_costsItsItem_andIsReplaced(String garbage) throws Exception {
    Path once = directory.resolve("once");
    String script =
        ("if [ -e '" + once + "' ]; then exec '" + realJava() + "' \"$@\"; fi; touch '" + once)
            + ("'; printf '" + READY + "' >&4; " + garbage);
    try (TaskPool pool = open(script)) {
      TaskFuture<Integer> first = pool.submit(SampleTasks.square, 7);
      WorkerLostException lost = assertThrows(WorkerLostException.class, first::result);
      Failures.assertMessage(lost, "square item 0 (7)", lost.worker(), "makes no sense");
      List<Integer> items = SampleTasks.upTo(9);
      assertEquals(items, pool.map(SampleTasks.same, items).toList());
    }
  }

  @Test
  void workerThatEndsWithinAFrame_isLostAsAnyOther() throws Exception {
    Path once = directory.resolve("once");
    String script =
        ("if [ -e '" + once + "' ]; then exec '" + realJava() + "' \"$@\"; fi; touch '" + once)
            + ("'; printf '" + READY + "\\377\\0\\0\\0\\010half' >&4; exit 0");
    try (TaskPool pool = open(script)) {
      TaskFuture<Integer> first = pool.submit(SampleTasks.square, 7);
      assertEquals(49, first.result()); // it had not begun
    }
  }

  private TaskPool open(String script) throws IOException {
    Path program = directory.resolve("java");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    PoolOptions options = WorkerPids.options(1);
    return TaskPool.open(options.jvm(options.jvm().java(program)));
  }

  private static Path realJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
