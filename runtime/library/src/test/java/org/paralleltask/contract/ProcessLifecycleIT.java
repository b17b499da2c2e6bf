// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.contract.LifecycleContract.awaitEnd;
import static org.paralleltask.contract.LifecycleContract.submitAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Worker processes, from their start to their end. */
@ExtendWith(HangGuard.class)
class ProcessLifecycleIT {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @TempDir Path directory;

  @Test
  void T058_submitThenCancelThenShutdown_ends() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      assertEquals(1, pool.submit(SampleTasks.square, 1).result());
      TaskFuture<Integer> cancelled = pool.submit(SampleTasks.square, 2);
      cancelled.cancel();
      pool.shutdown();
      assertTrue(pool.awaitTermination(FIVE_SECONDS));
      assertTrue(cancelled.isDone());
    }
  }

  @Test
  void manyTasksInTurn_areToldApart_alsoWhenTheWorkerHasForgottenSome() {
    try (TaskPool pool = WorkerPids.open(1)) {
      for (int round = 0; round < 3; round++) {
        for (int added = 0; added < 40; added++) {
          int more = added;
          Task<Integer, Integer> adding = Task.of("adding " + more, n -> n + more);
          assertEquals(round + more, pool.submit(adding, round).result());
          assertEquals(round, pool.submit(SampleTasks.same, round).result());
        }
      }
    }
  }

  @Test
  @HangLimit(40)
  void teardownThatHangs_isEnded_alsoIfThePoolWasIdleBefore() throws Exception {
    PoolOptions options = WorkerPids.options(1).teardown(() -> new CountDownLatch(1).await());
    TaskPool pool = TaskPool.open(options.name("hanging"));
    assertEquals(1, pool.submit(SampleTasks.same, 1).result());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("hanging-steward")) {
        thread.join(); // nobody keeps deadlines while there is nothing to do
      }
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(Duration.ofSeconds(20)));
  }

  @Test
  void T059_oneItemMoreThanWorkersThenShutdown_allComplete() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.same, 3);
      pool.shutdown();
      assertTrue(pool.awaitTermination(FIVE_SECONDS));
      assertEquals(List.of(0, 1, 2), futures.stream().map(TaskFuture::result).toList());
    }
  }

  @Test
  void T060_initializer_isSeenInEveryWorker_teardownRunsOnceInEach() throws Exception {
    String torn = directory.toString();
    PoolOptions options =
        WorkerPids.options(3)
            .initializer(() -> System.setProperty("set.up", "set up"))
            .teardown(() -> Files.createFile(Path.of(torn, "" + ProcessHandle.current().pid())));
    Set<String> pids = new HashSet<>();
    try (Gate gate = new Gate();
        TaskPool pool = TaskPool.open(options)) {
      Task<Integer, String> seen = Task.of("seen", n -> setUpIn(gate.pass(n)));
      List<TaskFuture<String>> futures = submitAll(pool, seen, 3);
      gate.awaitArrivals(3);
      gate.open();
      futures.forEach(future -> pids.add(future.result()));
    }
    assertEquals(3, pids.size());
    try (Stream<Path> files = Files.list(directory)) {
      Set<String> ended =
          files.map(file -> "set up " + file.getFileName()).collect(Collectors.toSet());
      assertEquals(pids, ended);
    }
  }

  private static String setUpIn(Integer item) {
    return System.getProperty("set.up", "not set up " + item) + " " + ProcessHandle.current().pid();
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 6", "2, 2, 8", "1, 5, 50"})
  void T063_itemLimit_replacesWorkers_andAllItemsComplete(int workers, int limit, int items) {
    try (TaskPool pool = WorkerPids.open(workers, limit)) {
      Map<Long, Long> perWorker =
          submitAll(pool, WorkerPids.pid, items).stream()
              .map(TaskFuture::result)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      assertTrue(perWorker.values().stream().allMatch(n -> n <= limit), perWorker::toString);
      assertEquals(items, perWorker.values().stream().mapToLong(n -> n).sum());
      assertTrue(perWorker.size() >= items / limit, perWorker::toString);
    }
  }

  @Test
  void T064_itemLimitAndShutdown_queuedItemsRun() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1, 1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 7);
      List<TaskFuture<Integer>> queued = submitAll(pool, SampleTasks.square, 3);
      gate.awaitArrivals(1);
      pool.shutdown();
      gate.open();
      assertEquals(7, held.result());
      assertEquals(List.of(0, 1, 4), queued.stream().map(TaskFuture::result).toList());
    }
  }

  @Test
  void T066_noJavaThere_breaksThePoolAndSaysSo() {
    PoolOptions options = WorkerPids.options(1);
    Path nowhere = directory.resolve("no-jdk");
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().java(nowhere)))) {
      List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.square, 3);
      for (TaskFuture<Integer> future : futures) {
        BrokenPoolException broken = assertThrows(BrokenPoolException.class, future::result);
        Failures.assertMessage(broken, "could not be started");
        Failures.assertMessage(Failures.root(broken), "there is no Java at", nowhere.toString());
      }
      assertThrows(BrokenPoolException.class, () -> pool.submit(SampleTasks.square, 1).result());
    }
  }

  @Test
  void T066_replacementCannotStart_breaksThePool_withWhatItPrinted() throws Exception {
    PoolOptions options = WorkerPids.options(1);
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().java(javaThatStartsOnce())))) {
      assertEquals(4, pool.submit(SampleTasks.square, 2).result());
      ProcessHandle first = WorkerPids.live().get(0);
      first.destroyForcibly();
      first.onExit().join();
      List<TaskFuture<Integer>> waiting = submitAll(pool, SampleTasks.square, 3);
      for (TaskFuture<Integer> future : waiting) {
        BrokenPoolException broken = assertThrows(BrokenPoolException.class, future::result);
        Failures.assertMessage(broken, "could not be started");
        Failures.assertMessage(Failures.root(broken), "exit code 5", "there is no memory left");
      }
    }
  }

  private Path javaThatStartsOnce() throws IOException {
    Path program = directory.resolve("java");
    Path started = directory.resolve("started");
    Path real = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        program,
        "#!/bin/sh\n"
            + ("if [ -e '" + started + "' ]; then echo there is no memory left; exit 5; fi\n")
            + ("touch '" + started + "'; exec '" + real + "' \"$@\"\n"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  @Test
  void T067_itemLimitWithEarlyShutdown_allItemsComplete() {
    try (TaskPool pool = WorkerPids.open(3, 1)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, SampleTasks.square, 6);
      pool.shutdown();
      assertEquals(List.of(0, 1, 4, 9, 16, 25), futures.stream().map(TaskFuture::result).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void T068_failingItemAmongGoodOnes_withItemLimitAndShutdown_keepsTheOthers(int workers) {
    try (TaskPool pool = WorkerPids.open(workers, 1)) {
      TaskFuture<Integer> first = pool.submit(SampleTasks.square, 2);
      TaskFuture<Integer> failing = pool.submit(SampleTasks.failing, 3);
      TaskFuture<Integer> last = pool.submit(SampleTasks.square, 4);
      pool.shutdown();
      assertEquals(4, first.result());
      assertEquals("bad item 3", failing.exception().getMessage());
      assertEquals(16, last.result());
    }
  }

  @Test
  void T069_shutdownNow_endsAnItemThatWouldNeverEnd() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(1)) {
      TaskFuture<Integer> deaf = pool.submit(gate.deafTask("deaf"), 1);
      gate.awaitArrivals(1);
      ProcessHandle worker = WorkerPids.live().get(0);
      pool.shutdownNow();
      assertTrue(pool.awaitTermination(FIVE_SECONDS));
      assertFalse(worker.isAlive());
      assertTrue(deaf.isCancelled());
      assertThrows(RejectedExecutionException.class, () -> pool.submit(SampleTasks.square, 1));
      pool.shutdownNow();
    }
  }

  @Test
  void T069_shutdownNowOfAPoolThatNeverStarted_isNothing() throws Exception {
    TaskPool pool = WorkerPids.open(2);
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(Duration.ZERO));
    pool.close();
    assertEquals(0, pool.activeWorkers());
  }

  @Test
  void T070_hundredItemsWithALimitOfTen_areRight_onManyWorkers() {
    try (TaskPool pool = WorkerPids.open(3, 10)) {
      Set<Long> first = Set.copyOf(pool.map(WorkerPids.pid, SampleTasks.upTo(3)).toList());
      List<Integer> items = SampleTasks.upTo(100);
      assertEquals(items, pool.map(SampleTasks.same.chunkSize(1), items).toList());
      Set<Long> last = new HashSet<>(pool.map(WorkerPids.pid, SampleTasks.upTo(3)).toList());
      last.retainAll(first);
      assertEquals(Set.of(), last);
    }
  }

  @Test
  void T071_shutdownNowWithTenThousandLongItemsQueued_endsWithinSeconds() throws Exception {
    try (Gate gate = new Gate();
        TaskPool pool = WorkerPids.open(2)) {
      List<TaskFuture<Integer>> futures = submitAll(pool, gate.task("long"), 10_000);
      gate.awaitArrivals(2);
      pool.shutdownNow();
      assertTrue(pool.awaitTermination(FIVE_SECONDS));
      assertTrue(futures.stream().allMatch(TaskFuture::isCancelled));
    }
  }

  @Test
  void T075_tenThreadsShareAPool_eachGetsItsOwnResults() throws Exception {
    try (TaskPool pool = WorkerPids.open(2)) {
      var users =
          Stream.generate(() -> Threads.failureOf(() -> useFromAThread(pool))).limit(10).toList();
      for (var user : users) {
        assertNull(user.get(15));
      }
    }
  }

  private static void useFromAThread(TaskPool pool) {
    List<Integer> items = SampleTasks.upTo(50);
    assertEquals(items, pool.map(SampleTasks.same, items).toList());
    assertEquals(81, pool.submit(SampleTasks.square, 9).result());
    assertEquals("bad item 5", pool.submit(SampleTasks.failing, 5).exception().getMessage());
  }

  @Test
  void T125_environmentOfWorkers_isSeenByTheirItems_andNotHere() {
    PoolOptions options = WorkerPids.options(2);
    Task<String, String> ask = Task.of("ask", name -> String.valueOf(System.getenv(name)));
    try (TaskPool pool =
        TaskPool.open(options.jvm(options.jvm().environment(Map.of("OF_WORKERS", "1"))))) {
      assertEquals("1", pool.submit(ask, "OF_WORKERS").result());
      assertEquals(System.getenv("PATH"), pool.submit(ask, "PATH").result());
    }
    assertNull(System.getenv("OF_WORKERS"));
  }

  @Test
  void T126_itemsFindTheirStandardInputEmpty_soDoProgramsThatTheyStart() {
    Task<Integer, Integer> read = Task.of("read", n -> System.in.read());
    Task<Integer, Integer> cat =
        Task.of("cat", n -> new ProcessBuilder("cat").inheritIO().start().waitFor());
    try (TaskPool pool = WorkerPids.open(1)) {
      assertEquals(-1, pool.submit(read, 1).result());
      assertEquals(0, pool.submit(cat, 1).result());
    }
  }

  @Test
  void classPathLongerThanASystemTakesAsAnArgument_arrives() {
    String before = System.getProperty("java.class.path");
    String more = (":/no/such \"place\"/\\" + "x".repeat(200) + ".jar").repeat(700);
    System.setProperty("java.class.path", before + more);
    try (TaskPool pool = WorkerPids.open(1)) {
      Task<String, String> ask = Task.of("ask property", System::getProperty);
      assertEquals(before + more, pool.submit(ask, "java.class.path").result());
    } finally {
      System.setProperty("java.class.path", before);
    }
  }

  @Test
  void workersRunInTheDirectory_withTheArguments_andTheHeapThatWereAskedFor() throws Exception {
    PoolOptions options = WorkerPids.options(1);
    Task<Integer, String> ask =
        Task.of(
            "ask",
            n ->
                Path.of("").toAbsolutePath()
                    + (" " + System.getProperty("of.workers"))
                    + (" " + (Runtime.getRuntime().maxMemory() >> 20)));
    try (TaskPool pool =
        TaskPool.open(
            options.jvm(
                options
                    .jvm()
                    .directory(directory.toRealPath())
                    .arguments(List.of("-Dof.workers=yes", "-XX:+UseSerialGC"))
                    .maxHeapMegabytes(64)))) {
      String told = pool.submit(ask, 1).result();
      Failures.assertText(told, directory.toRealPath() + " yes 6");
      awaitEnd(pool);
    }
  }
}
