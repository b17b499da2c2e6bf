// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.Program;

@Timeout(60)
@ExtendWith(NothingLeft.class)
class ThreadsTest {
  @Test
  void S0_01_fiveThreads_printFiveLines() throws Exception {
    Printed.by(FiveWorkers::main).is("Worker", "Worker", "Worker", "Worker", "Worker");
  }

  @Test
  void S0_02_mainJoinsNobody_theProgramWaitsForAllThreads() throws Exception {
    Program.Ended ended = Program.run(ThreadArguments.class);

    assertEquals(0, ended.status());
    ended.printed().is("Worker: 0", "Worker: 1", "Worker: 2", "Worker: 3", "Worker: 4");
  }

  @Test
  void S0_03_theFirstThread_isCalledMainAndHasANumber() throws Exception {
    String line = Program.run(WhoAmI.class).printed().text();

    assertTrue(line.matches("main \\d+"), line);
  }

  @Test
  void S0_04_namedThreads_haveTheirNamesAndDistinctNumbers() throws Exception {
    Printed printed = Printed.by(ThreadNames::main);

    for (int i = 0; i < 5; i++) {
      assertEquals(1, printed.matching("ben_" + i + ", native id \\d+, number " + i).size());
    }
    assertEquals(
        5,
        printed.lines().stream()
            .map(line -> line.replaceAll(".*native id (\\d+).*", "$1"))
            .distinct()
            .count(),
        printed::text);
  }

  @Test
  void S0_05_joinedDaemon_exits() throws Exception {
    Printed printed = Program.run(Daemons.class, "join").printed();

    printed.isInAnyOrder(
        "Starting daemon and sleeping for 5 secs",
        "Starting non-daemon and sleeping for 2 secs",
        "Exiting non-daemon",
        "Exiting daemon");
    assertEquals(List.of("Exiting non-daemon", "Exiting daemon"), printed.lines().subList(2, 4));
  }

  @Test
  void S0_05_daemonThatNobodyJoins_isCutOff() throws Exception {
    Program.run(Daemons.class)
        .printed()
        .isInAnyOrder(
            "Starting daemon and sleeping for 5 secs",
            "Starting non-daemon and sleeping for 2 secs",
            "Exiting non-daemon");
  }

  @Test
  void S0_06_joinWithALimit_returnsThoughTheThreadLives() throws Exception {
    Printed.by(JoinIsABarrier::main)
        .is("joined for a while, isAlive true", "worker is done", "joined, isAlive false");
  }

  @Test
  void S0_07_heartbeatIsADaemon_theProgramEnds() throws Exception {
    Program.Ended ended = Program.run(Heartbeat.class);

    assertEquals(0, ended.status());
    ended.printed().hasInOrder("still alive", "main is done");
  }

  @Test
  void S0_08_freshProgram_hasOneThread() throws Exception {
    Printed printed = Program.run(LiveThreads.class).printed();

    assertTrue(printed.text().matches("(?s)Thread main RUNNABLE daemon=false id=\\d+\n--\n.*"));
    assertEquals(1, printed.matching("Thread worker [A-Z_]+ daemon=false id=\\d+").size());
    assertEquals("joined worker", printed.lines().get(printed.lines().size() - 1));
  }

  @Test
  void S3_01_threadByHand_isJoined() throws Exception {
    Printed.by(AnotherThread::main).is("This is another thread", "main goes on");
  }

  @Test
  void S4_24_squareAndCube_areThereBeforeDone() throws Exception {
    Printed printed = Printed.by(SquareAndCube::main);

    printed.isInAnyOrder("Square: 100", "Cube: 1000", "main thread idle", "Done!");
    assertEquals("Done!", printed.lines().get(3));
  }

  @Test
  void S4_25_addAndSubtract() throws Exception {
    Printed.by(AddAndSubtract::main).isInAnyOrder("20 + 10 = 30", "20 - 10 = 10");
  }

  @Test
  void S4_26_shortSleepersExitFirst() throws Exception {
    Printed printed = Program.run(NamesInTheOutput.class).printed();

    printed.hasInOrder("worker Starting", "worker Exiting", "my_service Exiting");
    printed.hasInOrder("Thread-0 Starting", "Thread-0 Exiting", "my_service Exiting");
    printed.allBeforeAny("my_service Starting", "my_service Exiting");
  }

  @EveryPool
  void S4_27_logLines_beginWithTheNameOfTheWorker(String pool) throws Exception {
    List<String> lines = new ArrayList<>(Printed.by(LogWithNames::main, pool).lines());

    assertEquals(
        "(main      ) opens the pool", lines.remove(0).replaceAll("\\(.*\\)", "(main      )"));
    assertEquals(4, lines.size());
    lines.forEach(
        line -> assertTrue(line.matches("\\(worker_[01]  \\) (Starting|Exiting) [01]"), line));
  }

  @Test
  void S4_28_daemon_isNotWaitedFor() throws Exception {
    Printed printed = Program.run(DaemonThreads.class).printed();

    printed.isInAnyOrder(
        "Starting: daemon", "Starting: non-daemon", "0", "1", "2", "3", "4", "Exiting: non-daemon");
    printed.hasInOrder("0", "1", "2", "3", "4");
  }

  @Test
  void S4_29_joinThatIsTooShort_findsItAlive() throws Exception {
    Printed.by(JoinInTime::main).is("isAlive() true", "isAlive() false");
  }

  @Test
  void S4_30_subclass_runsWithItsArguments() throws Exception {
    Printed printed = Printed.by(ThreadSubclass::main);

    for (int i = 0; i < 5; i++) {
      String line = printed.lines().get(i);
      assertTrue(line.matches("Thread-\\d+ running with \\[" + i + "] and \\{a=A, b=B}"), line);
    }
    assertEquals(
        5,
        printed.lines().stream()
            .map(line -> line.replaceAll(" .*", ""))
            .collect(Collectors.toSet())
            .size());
  }
}
