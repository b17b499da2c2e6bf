// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.paralleltask.ParallelTask.AUTO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Pool;
import org.paralleltask.TaskOptions;

@Timeout(20)
class ProcessOptionsTest {
  private static ProcessOptions read(Map<String, String> options, String... jvmArguments) {
    List<String> problems = new ArrayList<>();
    JobSpec spec = SampleSpec.with(options, jvmArguments);
    ProcessOptions read = JobOptions.of(spec, TaskOptions.DEFAULT, problems::add).processes();
    assertEquals(List.of(), problems);
    return read;
  }

  @Test
  void nothingGiven_everythingIsThePools() {
    assertEquals(new ProcessOptions(List.of(), AUTO, AUTO, null), read(Map.of()));
    assertEquals(read(Map.of()), read(Map.of("workerMaxHeap", "auto")));
  }

  @Test
  void givenOptions_areRead() {
    Map<String, String> options =
        Map.of("maxItemsPerWorker", "100", "workerMaxHeap", "1g", "idleTimeout", "2m");
    assertEquals(
        new ProcessOptions(List.of("-Da=b"), 100, 1024, Duration.ofMinutes(2)),
        read(options, "-Da=b"));
  }

  @Test
  void heapInTheArguments_countsAsTheLastOneSays() {
    assertEquals(2048, read(Map.of(), "-Xmx1g", "-Da=b", "-Xmx2G").maxHeapMegabytes());
    assertEquals(AUTO, read(Map.of(), "-Xmx1234567890").maxHeapMegabytes());
  }

  @Test
  void heapOfWorkers_winsOverTheHeapOfAllJvms() {
    assertEquals(
        new ProcessOptions(List.of("-ea"), AUTO, 512, null),
        read(Map.of("workerMaxHeap", "512m"), "-Xmx2g", "-ea"));
  }

  @Test
  void badOptions_areToldWithTheAcceptedForms() {
    List<String> problems = new ArrayList<>();
    Map<String, String> options = Map.of("maxItemsPerWorker", "0", "workerMaxHeap", "much");
    JobOptions.of(SampleSpec.with(options), TaskOptions.DEFAULT, problems::add);
    assertEquals(
        List.of(
            "\"workerMaxHeap\" cannot be \"much\" (command line). Accepted: a size from 2m up such as 512m or 2g, or auto.",
            "\"maxItemsPerWorker\" cannot be \"0\" (command line). Accepted: a whole number from 1."),
        problems);
  }

  @Test
  void optionOfProcessesForThreads_isSaidToDoNothing() {
    JobSpec spec = SampleSpec.with(Map.of("workerMaxHeap", "1g", "idleTimeout", "1s"));
    assertEquals(
        List.of(
            "\"workerMaxHeap\" does nothing here: it is for worker processes, and the pool is \"thread\". Pass -Dparallel.pool=process as well, or leave it out."),
        ProcessOptions.useless(spec, Pool.THREAD));
    assertEquals(List.of(), ProcessOptions.useless(spec, Pool.PROCESS));
  }
}
