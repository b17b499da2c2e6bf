// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.SharedMemory;

/** What {@code submit} and {@code map} do. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class ExecutorsTest {
  private static final String TOOK = "(took|Completed).*seconds";

  @Test
  void S0_09_threadsOrProcesses_isOneWord() throws Exception {
    Printed.by(OneWord::main)
        .is(
            "threads, here: true",
            "processes, here: false",
            "processes, told at the call, here: false");
  }

  @EveryPool
  void S0_10_map_givesInputOrderAndRunsAllAtATime(String pool) throws Exception {
    Printed printed = Printed.by(MapInOrder::main, pool);

    List<String> started = printed.matching("pool_[012] \\d+: sleeping [234]");
    assertEquals(3, started.size(), printed::text);
    assertEquals(3, started.stream().map(line -> line.replaceAll(":.*", "")).distinct().count());
    printed.hasInOrder("main: starting", "main: waiting", "main: results [20.0, 30.0, 40.0]");
    assertEquals(3, printed.matching("pool_[012]: done with [234]").size());
  }

  @SharedMemory
  void S0_10_main_waitsWhenAllHaveStarted(String pool) throws Exception {
    Printed printed = Printed.by(MapInOrder::main, pool);

    assertEquals(3, startedBefore(printed, "main: waiting"), printed::text);
  }

  @EveryPool
  void S0_11_submit_givesAHandleThatTellsItsState(String pool) throws Exception {
    String task = "main: TaskFuture[" + SubmitOne.class.getName() + "#task#0 ";
    Printed.by(SubmitOne::main, pool)
        .is(task + "running]", "main: 100.0", task + "finished returned Double]");
  }

  @EveryPool
  void S2_03_future_isRunningThenFinished(String pool) throws Exception {
    Printed printed = Printed.by(SubmitOne::main, pool);

    assertTrue(printed.lines().get(0).endsWith(" running]"), printed::text);
    assertTrue(printed.lines().get(2).endsWith(" finished returned Double]"), printed::text);
  }

  @Test
  void S1_02_loop_isStrictlyInOrder() throws Exception {
    Printed.by(Sequential::main)
        .without(TOOK)
        .is(
            "Starting the task 1...",
            "Done with task 1",
            "Starting the task 2...",
            "Done with task 2");
  }

  @SharedMemory
  void S1_03_submitted_bothStartBeforeOneIsDone(String pool) throws Exception {
    Printed printed = Printed.by(SubmitTwo::main, pool);

    printed.allBeforeAny("Starting", "Done");
    printed.hasInOrder("Done", "Done", "results 1 and 2");
  }

  @Test
  void S1_03_inProcesses_bothAreDone() throws Exception {
    Printed.by(SubmitTwo::main, "process")
        .without(TOOK)
        .isInAnyOrder(
            "Starting the task 1...",
            "Starting the task 2...",
            "Done with task 1",
            "Done with task 2",
            "results 1 and 2");
  }

  @EveryPool
  void S1_04_submitMapShutdown(String pool) throws Exception {
    Printed printed = Printed.by(ThreeMethods::main, pool);

    printed.hasInOrder(
        "submit: 9", "map: [1, 4]", "after shutdown: pool parallel-", "without a pool: [25, 36]");
    assertTrue(printed.text().contains(" is shut down and takes no further items"));
  }

  @SharedMemory
  void S1_05_mapped_bothStartBeforeOneIsDone(String pool) throws Exception {
    Printed printed = Printed.by(MapTwo::main, pool);

    printed.allBeforeAny("Starting", "Done");
    printed.hasInOrder("result 1", "result 2", "Completed in");
  }

  @EveryPool
  void S1_06_severalArguments(String pool) throws Exception {
    Printed.by(SeveralArguments::main, pool)
        .is("[Ada is 36, Alan is 41]", "[Hello, Ada, Goodbye, Alan]");
  }

  @EveryPool
  void S1_10_asCompleted_givesAllTen(String pool) throws Exception {
    Printed.by(AsCompleted::main, pool)
        .isInAnyOrder(
            "0.10", "0.20", "0.30", "0.40", "0.50", "0.60", "0.70", "0.80", "0.90", "1.00");
  }

  @SharedMemory
  void S1_10_asCompleted_givesTheFastestFirst(String pool) throws Exception {
    List<Double> naps =
        Printed.by(AsCompleted::main, pool).lines().stream().map(Double::valueOf).toList();

    for (int i = 0; i < naps.size(); i++) {
      double longest = naps.subList(0, i + 1).stream().max(Double::compare).orElseThrow();
      assertTrue(longest < naps.get(i) + 0.35, () -> "not even nearly in order: " + naps);
    }
  }

  @Test
  void S1_22_collected_isWhatIsReturned() throws Exception {
    Printed.by(SharedCollector::main).is("returned: 333833500", "collected: 333833500");
  }

  @EveryPool
  void S2_01_mapKeepsInputOrder(String pool) throws Exception {
    Printed printed = Printed.by(FiveToOne::main, pool);

    printed.hasInOrder("main: results [50.0, 40.0, 30.0, 20.0, 10.0]");
    assertEquals(5, printed.matching("worker_[01]: sleeping [1-5]").size());
  }

  @EveryPool
  void S2_01_theNextItem_goesToTheFirstFreeWorker(String pool) throws Exception {
    Printed printed = Printed.by(FiveToOne::main, pool);

    List<String> one = linesOf(printed, "worker_0");
    List<String> other = linesOf(printed, "worker_1");
    assertEquals(10, one.size() + other.size(), printed::text);
    for (List<String> lines : List.of(one, other)) {
      // A process may start so late that the other one does the rest.
      int least = pool.equals("process") ? 1 : 2;
      assertTrue(lines.size() >= 2 * least, printed::text);
      assertOneAfterTheOther(lines);
    }
  }

  @SharedMemory
  void S2_02_mainIsNotBlocked(String pool) throws Exception {
    Printed printed = Printed.by(FiveToOne::main, pool);

    assertTrue(startedBefore(printed, "main: waiting for real results") >= 2, printed::text);
    printed.hasInOrder("main: waiting for real results", "worker_", "main: results");
  }

  @EveryPool
  void S2_10_trivialTasks_areAllDoneByOneWorker(String pool) throws Exception {
    Printed.by(OnDemand::main, pool)
        .is(
            "5 by worker_0",
            "4 by worker_0",
            "3 by worker_0",
            "2 by worker_0",
            "1 by worker_0",
            "workers: 1 of 5");
  }

  @Test
  void S3_10_loop_isStrictlyInOrder() throws Exception {
    Printed.by(SingleThread::main)
        .without(TOOK)
        .is(
            "Starting task 0",
            "Finished task 0",
            "Starting task 1",
            "Finished task 1",
            "Starting task 2",
            "Finished task 2",
            "Starting task 3",
            "Finished task 3");
  }

  @SharedMemory
  void S3_11_mapped_allStartBeforeOneIsFinished(String pool) throws Exception {
    Printed printed = Printed.by(MultiThreadMap::main, pool);

    printed.allBeforeAny("Starting", "Finished");
    assertEachOnce(printed);
  }

  @EveryPool
  void S3_12_submitted_linesAreWhole(String pool) throws Exception {
    assertEachOnce(Printed.by(MultiThreadSubmit::main, pool));
  }

  @EveryPool
  void S3_16_loopAndMap_giveTheSame(String pool) throws Exception {
    Printed.by(ForLoop::main, pool).is("loop: [1, 2, 3]", "map: [1, 2, 3]");
  }

  private static void assertEachOnce(Printed printed) {
    printed
        .without(TOOK)
        .isInAnyOrder(
            Stream.of(0, 1, 2, 3)
                .flatMap(i -> Stream.of("Starting task " + i, "Finished task " + i))
                .toArray(String[]::new));
  }

  private static long startedBefore(Printed printed, String line) {
    return printed.lines().stream()
        .takeWhile(each -> !each.equals(line))
        .filter(each -> each.contains(": sleeping "))
        .count();
  }

  private static List<String> linesOf(Printed printed, String worker) {
    return printed.matching(worker + ": .*").stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  /** A worker starts an item when it is done with the one before, in the order of the inputs. */
  private static void assertOneAfterTheOther(List<String> lines) {
    List<String> items = lines.stream().filter(line -> line.startsWith("sleeping")).toList();
    assertEquals(items.stream().sorted(Comparator.reverseOrder()).toList(), items);
    assertEquals(
        items.stream()
            .flatMap(item -> Stream.of(item, item.replace("sleeping", "done with")))
            .toList(),
        lines);
  }
}
