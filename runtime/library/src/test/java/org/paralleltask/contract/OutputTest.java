// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskPool;
import org.paralleltask.WorkerOutput;
import org.paralleltask.WorkerOutput.Source;

/** What items of worker processes print arrives in whole lines, with the name of who printed it. */
@ExtendWith(HangGuard.class)
class OutputTest {
  private final Queue<WorkerOutput> printed = new ConcurrentLinkedQueue<>();

  @Test
  void B8_linesOfSeveralWorkers_areWhole_andSayWhichItemPrintedThem() {
    Task<Integer, Integer> talk =
        Task.of(
            "talk",
            n -> {
              for (int line = 0; line < 50; line++) {
                System.out.println("item " + n + " line " + line + " " + "x".repeat(n));
                System.err.print("item " + n);
                System.err.println(" complains " + line);
              }
              return n;
            });
    try (TaskPool pool = open(3, printed::add)) {
      assertEquals(SampleTasks.upTo(60), pool.map(talk, SampleTasks.upTo(60)).toList());
    }
    for (int n = 0; n < 60; n++) {
      int item = n;
      assertEquals(
          IntStream.range(0, 50).mapToObj(l -> line(item, l)).toList(),
          lines(Source.OUT, item, "talk"));
      assertEquals(
          IntStream.range(0, 50).mapToObj(l -> "item " + item + " complains " + l).toList(),
          lines(Source.ERR, item, "talk"));
    }
    assertEquals(2 * 50 * 60, printed.size());
  }

  private static String line(int item, int line) {
    return "item " + item + " line " + line + " " + "x".repeat(item);
  }

  @Test
  void B8_itemClosesStandardOutput_othersPrintOn() {
    Task<String, Integer> close =
        Task.of(
            "close",
            text -> {
              System.out.println(text);
              System.out.close();
              return 1;
            });
    try (TaskPool pool = open(1, printed::add)) {
      assertEquals(List.of(1, 1), pool.map(close, List.of("first", "second")).toList());
    }
    assertEquals(List.of("first", "second"), printed.stream().map(WorkerOutput::line).toList());
  }

  @Test
  void linesOfAnItem_areThereBeforeItsResult() {
    Task<String, Integer> talk =
        Task.of(
            "talk",
            text -> {
              System.out.println(text);
              return 1;
            });
    try (TaskPool pool = open(1, printed::add)) {
      for (int n = 0; n < 200; n++) {
        assertEquals(1, pool.submit(talk, "said " + n).result());
        assertEquals("said " + n, printed.remove().line());
      }
    }
  }

  @Test
  void textWithoutAnEndOfLine_isALineOfItsItem() {
    Task<Integer, Integer> mutter =
        Task.of(
            "mutter",
            n -> {
              System.out.print("no end " + n);
              System.out.flush();
              return n;
            });
    try (TaskPool pool = open(1, printed::add)) {
      pool.map(mutter.chunkSize(4), SampleTasks.upTo(8)).toList();
    }
    for (int n = 0; n < 8; n++) {
      assertEquals(List.of("no end " + n), lines(Source.OUT, n, "mutter"));
    }
  }

  @Test
  void hundredThousandLines_allArrive_inOrder() {
    Task<Integer, Integer> chatter =
        Task.of(
            "chatter",
            n -> {
              IntStream.range(0, n).forEach(i -> System.out.println("line " + i));
              return n;
            });
    try (TaskPool pool = open(1, printed::add)) {
      assertEquals(100_000, pool.submit(chatter, 100_000).result());
    }
    assertEquals(
        IntStream.range(0, 100_000).mapToObj(i -> "line " + i).toList(),
        printed.stream().map(WorkerOutput::line).toList());
  }

  @Test
  void aLineLongerThanAnyBuffer_andOnesInUtf8_arriveUnharmed() {
    Task<String, Integer> say =
        Task.of(
            "say",
            text -> {
              System.out.println(text);
              return text.length();
            });
    String umlauts = "Grüße, 世界 🎉".repeat(3000);
    try (TaskPool pool = open(1, printed::add)) {
      assertEquals(umlauts.length(), pool.submit(say, umlauts).result());
    }
    assertEquals(umlauts, String.join("", printed.stream().map(WorkerOutput::line).toList()));
  }

  @Test
  void programsThatAnItemStarts_printNatively_megabytesToo() {
    Task<Integer, Integer> run =
        Task.of(
            "run",
            lines ->
                new ProcessBuilder("/bin/sh", "-c", "yes native line | head -" + lines)
                    .inheritIO()
                    .start()
                    .waitFor());
    try (TaskPool pool = open(1, printed::add)) {
      assertEquals(0, pool.submit(run, 200_000).result());
    }
    assertEquals(200_000, printed.size());
    assertTrue(
        printed.stream()
            .allMatch(
                p ->
                    p.source() == Source.NATIVE
                        && p.index() == -1
                        && p.line().equals("native line")));
  }

  @Test
  void listenerThatThrows_isLogged_andHarmsNoItem() throws Exception {
    Task<Integer, Integer> talk =
        Task.of(
            "talk",
            n -> {
              System.out.println("line " + n);
              return n;
            });
    try (CapturedLog log = CapturedLog.of("org.paralleltask")) {
      try (TaskPool pool =
          open(
              2,
              line -> {
                throw new IllegalStateException("listener is broken");
              })) {
        assertEquals(SampleTasks.upTo(10), pool.map(talk, SampleTasks.upTo(10)).toList());
      }
      Failures.assertText(log.text(), "listener", "listener is broken");
    }
  }

  @Test
  void lastLinesOfALostWorker_areInItsFailure() {
    Task<Integer, Integer> lastWords =
        Task.of(
            "lastWords",
            n -> {
              System.out.println("famous last words");
              new ProcessBuilder("echo", "native last words").inheritIO().start().waitFor();
              System.exit(3);
              return n;
            });
    try (TaskPool pool = open(1, printed::add)) {
      Throwable lost = pool.submit(lastWords, 1).exception();
      Failures.assertMessage(lost, "System.exit(3)", "famous last words", "native last words");
    }
  }

  private static TaskPool open(int workers, Consumer<WorkerOutput> listener) {
    PoolOptions options = WorkerPids.options(workers);
    return TaskPool.open(options.jvm(options.jvm().output(listener)));
  }

  private List<String> lines(Source source, int item, String task) {
    return printed.stream()
        .filter(p -> p.source() == source && p.index() == item && p.task().equals(task))
        .map(WorkerOutput::line)
        .toList();
  }
}
