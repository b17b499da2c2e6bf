// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.Task;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskProcess;
import org.paralleltask.UnobservedFailuresException;
import org.paralleltask.WaitInterruptedException;
import org.paralleltask.WorkerJvm;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerOutput;
import org.paralleltask.sync.SharedEvent;
import org.paralleltask.sync.SharedLongs;
import org.paralleltask.sync.SharedQueue;
import org.paralleltask.sync.SharedSemaphore;

/** A task in a process of its own. */
@ExtendWith(HangGuard.class)
class TaskProcessIT {
  private static final Task<Integer, String> threadName =
      Task.of("threadName", n -> Thread.currentThread().getName());

  /** Says that it is there, and waits. */
  private static final Task<Waiting, String> waiting = Task.of("waiting", Waiting::await);

  record Waiting(SharedEvent there, SharedEvent end) {
    String await() {
      there.set();
      end.await();
      return "Finished worker";
    }
  }

  private static final Task<Staying, String> staying = Task.of("staying", Staying::await);

  record Staying(SharedSemaphore there, SharedEvent never) {
    String await() {
      there.release();
      never.await();
      return "Finished worker";
    }
  }

  @TempDir Path directory;

  @Test
  void T102_attributes_beforeDuringAndAfter() {
    try (SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create();
        TaskProcess<String> process = TaskProcess.of(waiting, new Waiting(there, end))) {
      process.name("my_service").daemon(true);
      assertEquals("initial", process.state());
      assertFalse(process.isAlive());
      assertEquals(OptionalInt.empty(), process.exitCode());
      assertEquals(OptionalLong.empty(), process.pid());

      process.start();
      assertEquals("started", process.state());
      assertTrue(process.isAlive());
      assertEquals(OptionalInt.empty(), process.exitCode());
      assertTrue(ProcessHandle.of(process.pid().getAsLong()).isPresent());
      assertEquals(List.of(process), TaskProcess.alive());
      assertEquals("my_service", process.name());
      assertTrue(process.isDaemon());
      assertFalse(process.join(Duration.ZERO));
      assertFalse(process.join(Duration.ofMillis(-1)));

      end.set();
      process.join();
      assertEquals("stopped", process.state());
      assertFalse(process.isAlive());
      assertEquals(OptionalInt.of(0), process.exitCode());
      assertEquals(List.of(), TaskProcess.alive());
      assertEquals("Finished worker", process.result());
      assertEquals("TaskProcess[my_service, stopped]", process.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"terminate, SIGTERM, 143", "kill, SIGKILL, 137"})
  void T103_terminateAndKill_endItBySignal(String how, String signal, int code) {
    try (SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create();
        TaskProcess<String> process = TaskProcess.of(waiting, new Waiting(there, end)).start()) {
      there.await();
      if (how.equals("kill")) {
        process.kill();
      } else {
        process.terminate();
      }
      process.join();
      assertEquals("stopped[" + signal + "]", process.state());
      assertEquals(OptionalInt.of(code), process.exitCode());
      WorkerLostException lost = assertThrows(WorkerLostException.class, process::result);
      assertEquals(code, lost.exitCode());
      process.terminate();
      process.kill();
    }
  }

  @Test
  void T103_interrupt_endsItsTask() {
    try (SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create();
        TaskProcess<String> process = TaskProcess.of(waiting, new Waiting(there, end)).start()) {
      there.await();
      process.interrupt();
      process.join();
      assertEquals("stopped[1]", process.state());
      assertThrows(CancellationException.class, process::result);
    }
  }

  @Test
  void interruptedStart_leavesNoProcessThatNobodyCanEnd() {
    Task<Integer, Integer> endless =
        Task.of(
            "endless",
            n -> {
              new CountDownLatch(1).await();
              return n;
            });
    TaskProcess<Integer> process = TaskProcess.of(endless, 1);
    Thread.currentThread().interrupt();
    assertThrows(WaitInterruptedException.class, process::start);
    assertTrue(Thread.interrupted());
    assertEquals("initial", process.state());
    process.close();
  }

  @Test
  void processKilledBeforeItIsReady_isNotStartedAgain() {
    TaskProcess<String> process = TaskProcess.of(threadName, 1).start();
    process.kill();
    process.join();
    assertEquals("stopped[SIGKILL]", process.state());
    process.close();
  }

  @Test
  void T104_close_isOfOneThatHasEnded_andTheLastCall() {
    try (SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create()) {
      TaskProcess<String> process = TaskProcess.of(waiting, new Waiting(there, end)).start();
      there.await();
      Failures.assertMessage(
          assertThrows(IllegalStateException.class, process::close), "is alive", "join()");
      end.set();
      process.join();
      process.close();
      process.close();
      for (Runnable call :
          List.<Runnable>of(
              process::start,
              process::isAlive,
              process::join,
              process::result,
              process::kill,
              process::pid,
              process::state)) {
        Failures.assertMessage(assertThrows(IllegalStateException.class, call::run), "is closed");
      }
    }
  }

  @Test
  void T121_rules_ofStartAndJoin() {
    TaskProcess<String> process = TaskProcess.of(threadName, 1).name("once");
    Failures.assertMessage(
        assertThrows(IllegalStateException.class, process::join), "once", "not been started");
    assertThrows(IllegalStateException.class, process::result);
    process.start();
    assertThrows(IllegalStateException.class, process::start);
    assertThrows(IllegalStateException.class, () -> process.daemon(true));
    assertThrows(IllegalStateException.class, () -> process.name("other"));
    process.join();
    process.join();
    assertEquals("once", process.result());
    process.close();
  }

  @Test
  @HangLimit(180)
  void T105_hundredProcesses_startAndEnd() {
    for (int wave = 0; wave < 10; wave++) {
      List<TaskProcess<String>> all = startTen(threadName, wave);
      for (int i = 0; i < all.size(); i++) {
        assertEquals("worker " + i, all.get(i).result());
        all.get(i).join();
        assertEquals(OptionalInt.of(0), all.get(i).exitCode());
        all.get(i).close();
      }
    }
    assertEquals(List.of(), TaskProcess.alive());
  }

  @Test
  @HangLimit(180)
  void T105_hundredProcesses_areTerminated() {
    for (int wave = 0; wave < 10; wave++) {
      try (SharedSemaphore there = SharedSemaphore.create(0);
          SharedEvent never = SharedEvent.create()) {
        List<TaskProcess<String>> all = startTen(staying, new Staying(there, never));
        all.forEach(process -> there.acquire());
        all.forEach(TaskProcess::terminate);
        all.forEach(TaskProcessIT::assertTerminated);
      }
    }
    assertEquals(List.of(), TaskProcess.alive());
  }

  private static void assertTerminated(TaskProcess<String> process) {
    process.join();
    assertEquals("stopped[SIGTERM]", process.state());
    assertThrows(WorkerLostException.class, process::result);
    process.close();
  }

  // Not all at a time: that takes no less time, and more memory than a small machine has.
  private static <I> List<TaskProcess<String>> startTen(Task<I, String> task, I input) {
    WorkerJvm small =
        WorkerJvm.DEFAULT
            .maxHeapMegabytes(16)
            .arguments(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    List<TaskProcess<String>> started = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      started.add(TaskProcess.of(task, input).name("worker " + i).jvm(small).start());
    }
    return started;
  }

  @Test
  void T106_descriptorsOfAChild_doNotGrowWithItsSiblings() {
    Task<Integer, Integer> descriptors =
        Task.of("descriptors", n -> Path.of("/proc/self/fd").toFile().list().length);
    try (SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create()) {
      int alone = run(descriptors);
      List<TaskProcess<String>> siblings = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        siblings.add(TaskProcess.of(waiting, new Waiting(there, end)).start());
        there.await();
        there.clear();
      }
      assertEquals(alone, run(descriptors));
      end.set();
      siblings.forEach(TaskProcess::join);
      siblings.forEach(TaskProcess::close);
    }
  }

  private static <O> O run(Task<Integer, O> task) {
    try (TaskProcess<O> process = TaskProcess.of(task, 0).start()) {
      process.join();
      return process.result();
    }
  }

  @Test
  void T107_middleProcessKilled_grandchildEnds() throws Exception {
    try (SharedLongs pids = SharedLongs.create(1);
        SharedEvent there = SharedEvent.create();
        SharedEvent end = SharedEvent.create()) {
      Task<Waiting, String> middle =
          Task.of(
              "middle",
              its -> {
                try (TaskProcess<String> inner = TaskProcess.of(waiting, its).start()) {
                  pids.set(0, inner.pid().getAsLong());
                  inner.join();
                  return inner.result();
                }
              });
      try (TaskProcess<String> process = TaskProcess.of(middle, new Waiting(there, end)).start()) {
        there.await();
        ProcessHandle grandchild = ProcessHandle.of(pids.get(0)).orElseThrow();
        ProcessHandle.of(process.pid().getAsLong()).orElseThrow().destroyForcibly();
        grandchild.onExit().get(5, TimeUnit.SECONDS);
        process.join();
        assertThrows(WorkerLostException.class, process::result);
      }
    }
  }

  record Talk(SharedQueue<String> requests, SharedQueue<String> replies) {
    int upperCase() {
      int count = 0;
      for (String request : requests) {
        replies.put(request.toUpperCase(java.util.Locale.ROOT));
        count++;
      }
      return count;
    }
  }

  @Test
  void T108_requestsAndReplies_untilTheEnd() {
    Task<Talk, Integer> upperCase = Task.of("upperCase", Talk::upperCase);
    try (SharedQueue<String> requests = SharedQueue.create(1);
        SharedQueue<String> replies = SharedQueue.create(1);
        TaskProcess<Integer> process =
            TaskProcess.of(upperCase, new Talk(requests, replies)).start()) {
      for (String word : List.of("hello", "world")) {
        requests.put(word);
        assertEquals(Optional.of(word.toUpperCase(java.util.Locale.ROOT)), replies.take());
      }
      requests.end();
      assertEquals(2, process.result());
      process.join();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, stopped", "8, 8, stopped[8]", "1, 1, stopped[1]"})
  void T109_exit_givesItsCode(int exit, int code, String state) {
    Task<Integer, Integer> exits =
        Task.of(
            "exits",
            n -> {
              System.exit(n);
              return n;
            });
    try (TaskProcess<Integer> process = TaskProcess.of(exits, exit).start()) {
      process.join();
      assertEquals(OptionalInt.of(code), process.exitCode());
      assertEquals(state, process.state());
      assertThrows(WorkerLostException.class, process::result);
    }
  }

  @Test
  void T109_exception_givesOneAndIsNotLost() {
    TaskProcess<Integer> process = TaskProcess.of(SampleTasks.failing, 3).start();
    process.join();
    assertEquals(OptionalInt.of(1), process.exitCode());
    assertThrows(UnobservedFailuresException.class, process::close);

    try (TaskProcess<Integer> other = TaskProcess.of(SampleTasks.failing, 3).start()) {
      other.join();
      Failures.assertMessage(assertThrows(TaskFailedException.class, other::result), "bad item 3");
    }
  }

  @Test
  void S4_11_names_areThoseOfTheirThreads_andLinesAreTheirs() {
    List<WorkerOutput> lines = java.util.Collections.synchronizedList(new ArrayList<>());
    Task<Integer, Integer> prints =
        Task.of(
            "prints",
            n -> {
              System.out.println("Starting " + Thread.currentThread().getName());
              return n;
            });
    TaskProcess<Integer> named =
        TaskProcess.of(prints, 1).name("worker 1").jvm(WorkerJvm.DEFAULT.output(lines::add));
    TaskProcess<String> unnamed = TaskProcess.of(threadName, 1);
    named.start().join();
    unnamed.start().join();
    assertEquals("Starting worker 1", lines.get(0).line());
    assertEquals("worker 1", lines.get(0).worker());
    assertTrue(unnamed.name().matches("parallel-process-\\d+"), unnamed.name());
    assertEquals(unnamed.name(), unnamed.result());
    named.close();
    unnamed.close();
  }

  @ParameterizedTest
  @CsvSource({"leave, false", "join, true"})
  void S4_12_and_13_theJvmWaitsForWhatIsNoDaemon(String program, boolean daemonExits)
      throws Exception {
    Path out = directory.resolve("out");
    Process main =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TaskProcessPrograms.class.getName(),
                program)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertTrue(main.waitFor(20, TimeUnit.SECONDS), "does not end");
    } finally {
      main.destroyForcibly().waitFor();
    }
    String text = Files.readString(out);
    Map<String, Boolean> expected =
        Map.of(
            "Starting: daemon", true,
            "Exiting : non-daemon", true,
            "Exiting : daemon", daemonExits,
            "main ends", true,
            "Exiting : last", true);
    expected.forEach((line, there) -> assertEquals(there, text.contains(line), line + text));
    assertEquals(0, main.exitValue(), text);
  }
}
