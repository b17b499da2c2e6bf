// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program ends: two seconds later nothing lives that it has started. */
@ExtendWith(HangGuard.class)
class OrphanIT {
  /** How often the ends are tried that nobody can prepare for; more with a system property. */
  private static final int ROUNDS = Integer.getInteger("parallel.orphan.rounds", 1);

  private static final int PROCESSES = 5; // three workers, one of a nested pool, one sleep

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"shutdownNow", "throw", "exit", "halt", "TERM", "INT", "KILL"})
  @HangLimit(60)
  void T096_nothingLivesOn(String how) throws Exception {
    end(how, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  @HangLimit(600)
  void T096_parentKilled_countedLoopsEndWithEveryCollector(String collector) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      end("KILL", List.of(collector));
    }
  }

  private void end(String how, List<String> jvm) throws Exception {
    Path out = directory.resolve("out");
    try (Gate gate = new Gate()) {
      Process program = OrphanPrograms.start(how, gate, out, jvm);
      try {
        gate.awaitArrivals(1);
        List<ProcessHandle> all = program.descendants().toList();
        assertTrue(all.size() >= PROCESSES, () -> how + ": " + all);
        gate.open();
        signal(how, program);
        requireEnd(how, program.toHandle());
        for (ProcessHandle process : all) {
          requireEnd(how, process);
        }
      } finally {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
      }
      assertEquals(how.equals("throw"), Files.readString(out).contains("main is broken"));
    }
  }

  private static void signal(String how, Process program) throws Exception {
    String pid = Long.toString(program.pid());
    switch (how) {
      case "KILL", "TERM" -> run("kill", "-" + how, pid);
      case "INT" -> run("kill", "-INT", "--", "-" + pid); // as Ctrl-C does, to the whole group
      default -> assertTrue(program.pid() > 0);
    }
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  private static void requireEnd(String how, ProcessHandle process) throws Exception {
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (TimeoutException alive) {
      if (hasEnded(process)) {
        return;
      }
      String command = process.info().commandLine().orElse("");
      process.destroyForcibly();
      throw new AssertionError(how + ": " + process.pid() + " lives on: " + command, alive);
    }
  }

  // What has ended stays in the table of processes until whoever has inherited it looks there,
  // which
  // takes some systems seconds.
  private static boolean hasEnded(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return state.startsWith(") Z", state.lastIndexOf(')'));
    } catch (IOException noSuchTable) {
      return !process.isAlive();
    }
  }
}
