// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedLock;

/** Programs that end in bad ways while their workers are busy; {@link OrphanIT} looks after. */
final class OrphanPrograms {
  private OrphanPrograms() {}

  /** The arguments: how to end, a port that is told when all is running, further JVM arguments. */
  public static void main(String[] arguments) throws Exception {
    PoolOptions options = WorkerPids.options(3);
    List<String> jvm = List.of(arguments).subList(2, arguments.length);
    TaskPool pool = TaskPool.open(options.jvm(options.jvm().arguments(jvm)));
    submitAll(pool);
    end(arguments[0], pool, Gate.at(Integer.parseInt(arguments[1])));
  }

  // One worker is idle, and has started a program; one spins; one opens a pool with a busy worker.
  private static void submitAll(TaskPool pool) throws InterruptedException {
    SharedInt shared = SharedInt.create();
    SharedLock lock = SharedLock.create();
    try (Gate gate = new Gate()) {
      TaskFuture<Integer> idle = pool.submit(Task.of("idle", n -> startSleep(gate.pass(n))), 1);
      TaskFuture<Integer> busy =
          pool.submit(Task.of("busy", n -> spinWith(lock, shared, gate.pass(n))), 1);
      TaskFuture<Integer> nested = pool.submit(Task.of("nested", n -> openInner(gate, n)), 1);
      gate.awaitArrivals(3);
      gate.open();
      idle.result();
      if (busy.isDone() || nested.isDone()) {
        throw new IllegalStateException("they must not end: " + busy + ", " + nested);
      }
    }
  }

  private static Integer spinWith(SharedLock lock, SharedInt shared, Integer item) {
    lock.lock();
    return spin(item + shared.get());
  }

  private static Integer startSleep(Integer item) throws IOException {
    new ProcessBuilder("sleep", "1000").inheritIO().start();
    return item;
  }

  private static Integer openInner(Gate gate, Integer item) {
    TaskPool inner = WorkerPids.open(1);
    return inner.submit(Task.of("inner", n -> spin(gate.pass(n))), item).result();
  }

  // A counted loop without calls: some JVMs reach no safepoint in it.
  private static Integer spin(Integer item) {
    int sum = item;
    while (true) {
      for (int i = 0; i < Integer.MAX_VALUE - 1; i++) {
        sum = sum * 31 + i;
      }
      if (sum == 4711) {
        System.out.println(sum);
      }
    }
  }

  private static void end(String how, TaskPool pool, Gate test) throws Exception {
    test.pass(how);
    switch (how) {
      case "shutdownNow" -> pool.shutdownNow();
      case "throw" -> {
        pool.shutdownNow();
        throw new IllegalStateException("main is broken");
      }
      case "exit" -> System.exit(3);
      case "halt" -> Runtime.getRuntime().halt(4);
      default -> new CountDownLatch(1).await(); // somebody ends it
    }
  }

  /** Starts a program in a session of its own, so that a signal can be sent to all of it. */
  static Process start(String how, Gate gate, Path out, List<String> jvm) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid",
            "env", // what starts this test may ignore SIGINT, and a JVM inherits that
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OrphanPrograms.class.getName(),
            how,
            Integer.toString(gate.port()));
    builder.command().addAll(jvm);
    return builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }
}
