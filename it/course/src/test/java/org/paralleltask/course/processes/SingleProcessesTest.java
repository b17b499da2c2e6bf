// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.Program;

/** Processes that are started, watched and ended one by one. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class SingleProcessesTest {
  @Test
  void S4_08_nothingHappensBeforeStart_thenFiveLines() throws Exception {
    Printed.by(FiveProcesses::main)
        .is("made, alive: 0", "Worker", "Worker", "Worker", "Worker", "Worker");
  }

  @Test
  void S4_09_arguments_arrive() throws Exception {
    Printed.by(Continents::main)
        .isInAnyOrder(
            "The name of continent is :  Asia",
            "The name of continent is :  America",
            "The name of continent is :  Europe",
            "The name of continent is :  Africa");
  }

  @Test
  void S4_11_names_givenAndByDefault_shortSleepersExitFirst() throws Exception {
    Printed printed = Printed.by(ProcessNames::main);

    assertEquals(1, printed.matching("parallel-process-\\d+ Starting").size(), printed::text);
    printed.hasInOrder("my_service Starting", "my_service Exiting", "worker 1 Exiting");
    printed.hasInOrder("my_service Exiting", "parallel-process-");
    printed.hasInOrder("parallel-process-", "parallel-process-");
    assertEquals(6, printed.lines().size(), printed::text);
  }

  @Test
  void S4_12_daemon_endsWithMain() throws Exception {
    Program.Ended ended = Program.run(DaemonProcess.class);

    assertEquals(0, ended.status());
    ended.printed().hasInOrder("0", "1", "2", "3", "4");
    assertTrue(ended.printed().matching("Exiting.*").isEmpty(), ended.printed()::text);
    for (String started : ended.printed().matching("Starting: daemon \\d+")) {
      long pid = Long.parseLong(started.replaceAll("\\D", ""));
      assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), started);
    }
  }

  @Test
  void S4_13_joinedDaemon_exitsToo() throws Exception {
    Printed printed = Printed.by(WaitForProcesses::main);

    printed.without(".*non-daemon.*").hasInOrder("Starting: daemon ", "Exiting : daemon ");
    printed.hasInOrder("Starting: non-daemon ", "Exiting : non-daemon ", "Exiting : daemon ");
    assertEquals(4, printed.lines().size(), printed::text);
  }

  @Test
  void S4_14_terminated_isAliveUntilJoined_andNamesTheSignal() throws Exception {
    Printed.by(Terminate::main)
        .without("Starting worker")
        .is(
            "BEFORE: initial false",
            "DURING: started true",
            "TERMINATED: started true",
            "JOINED: stopped[SIGTERM] false");
  }

  @Test
  void S4_15_methodOfAClass_runsInNamedProcesses() throws Exception {
    assertEquals(
        List.of("In Worker-1", "In Worker-2", "In Worker-3", "In Worker-4", "In Worker-5"),
        Printed.by(ProcessSubclass::main).lines().stream().sorted().toList());
  }
}
