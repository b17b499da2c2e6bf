// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.codec.CodecException;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.Program;
import org.paralleltask.course.SharedMemory;

/** Programs that would hang elsewhere. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class DeadlockTest {
  @SharedMemory
  void S0_12_twoThatWaitForEachOther_failNamingBoth_andTheProgramEnds(String pool)
      throws Exception {
    Program.Ended ended = Program.run(Deadlock.class, pool);

    assertEquals(1, ended.status());
    List<String> told = ended.printed().matching(".*DeadlockException: Deadlock: .*");
    assertTrue(told.size() >= 2, ended.printed()::text);
    for (String line : told) {
      assertTrue(line.matches(".*\\ba item 0 \\(5\\) waits for b item 1 \\(6\\).*"), line);
      assertTrue(line.matches(".*\\bb item 1 \\(6\\) waits for a item 0 \\(5\\).*"), line);
    }
  }

  @Test
  void S0_12_twoThatWaitForEachOther_inProcesses_failEachNamingItself_andTheProgramEnds()
      throws Exception {
    Program.Ended ended = Program.run(Deadlock.class, "process");

    assertEquals(1, ended.status());
    for (String item : List.of("a item 0 \\(5\\)", "b item 1 \\(6\\)")) {
      String told = ".*DeadlockException: Deadlock: " + item + " waits for a future .* process .*";
      assertFalse(ended.printed().matching(told).isEmpty(), ended.printed()::text);
    }
  }

  @SharedMemory
  @Timeout(2)
  void S0_12_circlesOfOneAndThree_areFoundWithinTwoSeconds_andNestedItemsComplete(String pool)
      throws Exception {
    Printed printed = Printed.by(Circles::main, pool);

    assertTrue(printed.lines().get(0).endsWith("itself item 0 (0) waits for itself item 0 (0)"));
    for (String line : printed.lines().subList(1, 4)) {
      assertTrue(line.contains("rock item 0 (0) waits for paper item 1 (1)"), line);
      assertTrue(line.contains("paper item 1 (1) waits for scissors item 2 (2)"), line);
      assertTrue(line.contains("scissors item 2 (2) waits for rock item 0 (0)"), line);
    }
    assertEquals("nested: 29", printed.lines().get(4));
  }

  @Test
  void S0_12_itemOfAWorkerProcess_cannotHaveAFutureToWaitFor() {
    CodecException refused = assertThrows(CodecException.class, () -> Circles.main("process"));

    assertTrue(refused.getMessage().contains("itself cannot be sent to a worker process"));
  }

  @EveryPool
  void S0_12_ctrlC_endsAStuckProgram(String pool) throws Exception {
    try (Program program = Program.start(Stuck.class, pool)) {
      program.awaitLine("waiting");
      List<ProcessHandle> workers = program.process().descendants().toList();

      new ProcessBuilder("kill", "-INT", Long.toString(program.process().pid())).start().waitFor();

      assertEquals(130, program.end().status());
      for (ProcessHandle worker : workers) {
        worker.onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }
}
