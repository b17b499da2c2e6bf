// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.concat.Concat;
import org.paralleltask.jobs.aggregate.concat.ConcatSettings;
import org.paralleltask.jobs.aggregate.concat.Concatenation;
import org.paralleltask.jobs.aggregate.file.OutputBusyException;
import org.paralleltask.jobs.aggregate.file.OutputLock;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Two jobs with one output at the same time. */
@Timeout(60)
class OutputLockTest {
  @TempDir Path directory;

  private Path output() {
    return directory.resolve("out/all.csv");
  }

  private Map<String, String> settings() throws IOException {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.csv"), "id\n2\n1\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("base", in.toString());
    settings.put("files", "*");
    settings.put("output", output().toString());
    settings.put("directory", directory.resolve("job").toString());
    return settings;
  }

  private Concatenation concatenation() throws Exception {
    return ConcatSettings.read(new Settings(settings()::get));
  }

  private static String busy(Path output, long pid) {
    return "OUTPUT_BUSY: %s is being written by process %d. Wait until that has ended, or choose another output."
        .formatted(output, pid);
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(output().resolveSibling("."))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void second_failsAtOnce_saysWhy_andLeavesTheFirstAlone() throws Exception {
    Concatenation all = concatenation();
    Run run = Sort.sort(new SortSettings(new Settings(settings()::get)).slices().toList().get(0));
    Merge sorted = new Merge(List.of(run), output().toString());
    String message = busy(output(), ProcessHandle.current().pid());
    OutputLock first = OutputLock.of(output());
    Files.writeString(output().resolveSibling(".all.csv.part"), "half of the first");

    assertEquals(message, told(assertThrows(OutputBusyException.class, () -> Concat.concat(all))));
    assertEquals(message, told(assertThrows(OutputBusyException.class, () -> Sort.merge(sorted))));
    assertEquals(message, told(assertThrows(ConfigurationException.class, () -> Concat.of(all))));

    assertEquals(List.of(".all.csv.lock", ".all.csv.part"), beside());
    first.close();
    assertEquals("id\n1\n2\n", Files.readString(Sort.merge(sorted)));
    assertEquals("id\n2\n1\n", Files.readString(Concat.concat(all)));
    assertEquals(List.of("all.csv"), beside());
  }

  private static String told(Exception thrown) {
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void lockOfAnotherProcess_diesWithIt() throws Exception {
    Concatenation all = concatenation();
    Process other = holder(output());
    try (BufferedReader printed = other.inputReader()) {
      assertEquals("held", printed.readLine());
      assertEquals(
          busy(output(), other.pid()),
          told(assertThrows(OutputBusyException.class, () -> Concat.concat(all))));
    } finally {
      other.destroyForcibly();
    }
    assertTrue(other.waitFor(30, TimeUnit.SECONDS));
    assertEquals(List.of(".all.csv.lock"), beside());
    assertEquals("id\n2\n1\n", Files.readString(Concat.concat(all)));
    assertEquals(List.of("all.csv"), beside());
  }

  private static Process holder(Path output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            output.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process that holds the lock until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      OutputLock held = OutputLock.of(Path.of(arguments[0]));
      System.out.println("held");
      System.in.read(); // until this is killed
      held.close();
    }
  }

  @Test
  void manyAtATime_eitherHaveItAloneOrFail() throws Exception {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger times = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        all.add(
            threads.submit(
                () -> {
                  hold(holders, times);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(times.get() > 0);
    assertEquals(List.of(), beside());
  }

  private void hold(AtomicInteger holders, AtomicInteger times) throws IOException {
    try {
      OutputLock lock = OutputLock.of(output());
      assertEquals(1, holders.incrementAndGet());
      holders.decrementAndGet();
      times.incrementAndGet();
      lock.close();
    } catch (OutputBusyException another) {
      // Is what it is for.
    }
  }
}
