// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.ParallelTask.AUTO;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Pool;
import org.paralleltask.TaskOptions;

@Timeout(20)
class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|THREAD|1|4|as asked for",
        "4|THREAD|8|4|as asked for",
        "2C|THREAD|1|6|2 for each of 3 processors",
        "0.5C|VIRTUAL|1|1|0.5 for each of 3 processors",
        "99999C|THREAD|1|4096|the most platform threads of one job",
        "99999C|VIRTUAL|1|299997|99999 for each of 3 processors",
        "auto|THREAD|1|7|min(32, 3 processors + 4)",
        "auto|THREAD|2|3|min(32, 3 processors + 4), shared by 2 parallel builds",
        "auto|THREAD|50|1|min(32, 3 processors + 4), shared by 50 parallel builds",
        "auto|VIRTUAL|1|1000|1000 virtual threads",
        "99999999999|THREAD|1|4096|the most platform threads of one job",
        "auto|PROCESS|1|3|3 processors",
        "auto|PROCESS|2|1|3 processors, shared by 2 parallel builds",
        "auto|PROCESS|50|1|3 processors, shared by 50 parallel builds",
        "2C|PROCESS|1|6|2 for each of 3 processors",
        "40|PROCESS|8|40|as asked for",
      })
  void workersAreChosenAndSayWhy(String text, Pool pool, int builds, int count, String why) {
    Workers.Chosen chosen =
        Workers.parse(text)
            .orElseThrow()
            .choose(pool, new Machine(3, 8192, builds), AUTO)
            .atMost(pool, OptionalLong.empty());
    assertEquals(new Workers.Chosen(count, why), chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8|16000|AUTO|1|8|8 processors",
        "1|16000|AUTO|1|1|1 processor",
        "8|1024|AUTO|1|2|8 processors, but no more with 256 MB each find room in 60 % of 1024 MB",
        "8|4096|1000|1|2|8 processors, but no more with 1000 MB each find room in 60 % of 4096 MB",
        "8|128|AUTO|1|1|8 processors, but no more with 256 MB each find room in 60 % of 128 MB",
        "8|4096|AUTO|4|2|8 processors, shared by 4 parallel builds",
        "8|1024|AUTO|2|1|8 processors, shared by 2 parallel builds, but no more with 256 MB each find room in 60 % of 1024 MB",
      })
  void workerProcesses_areThoseThatFindAProcessorAndMemory(
      int processors, long memory, String heap, int builds, int count, String why) {
    int megabytes = heap.equals("AUTO") ? AUTO : Integer.parseInt(heap);
    Machine machine = new Machine(processors, memory, builds);
    assertEquals(
        new Workers.Chosen(count, why),
        new Workers.Auto().choose(Pool.PROCESS, machine, megabytes));
  }

  @Test
  void numberOfThreadsInTheAnnotation_isNoNumberOfProcesses() {
    TaskOptions threads = TaskOptions.DEFAULT.withWorkers(64);
    assertEquals(new Workers.Auto(), Workers.declared(threads, Pool.PROCESS));
    assertEquals(
        new Workers.Count(64, "as the task says"), Workers.declared(threads, Pool.VIRTUAL));
    assertEquals(
        new Workers.Count(64, "as the task says"),
        Workers.declared(threads.withPool(Pool.PROCESS), Pool.PROCESS));
  }

  // Quotas of containers and affinity are the JVM's own business, and tested there.
  @Test
  void thisMachine_isAsTheJvmSeesIt() {
    Machine machine = Machine.here(Pool.PROCESS, 2);
    assertEquals(Runtime.getRuntime().availableProcessors(), machine.processors());
    assertTrue(machine.memoryMegabytes() > 0, machine::toString);
    assertEquals(2, machine.parallelBuilds());
  }

  @ParameterizedTest
  @CsvSource({"3,8192,2,819", "3,64,1,16"})
  void memoryIsShared_butAJvmCanStart(int workers, long memory, int builds, int heap) {
    assertEquals(heap, new Machine(4, memory, builds).heapOfEach(workers));
  }

  @ParameterizedTest
  @CsvSource({"512m,512", "2g,2048", "2048k,2", "9999999g,2147483647"})
  void sizeIsRead(String text, int megabytes) {
    assertEquals(
        OptionalInt.of(megabytes), Form.MEGABYTES_OR_AUTO.read().apply(text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "1m", "512", "512M", "1.5g", "-1g", "2047k", "g", "1t", "٣g"})
  void textIsNoSize_isRefused(String text) {
    assertTrue(Form.MEGABYTES_OR_AUTO.read().apply(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1,1,one item", "3,3,as many as items", "0,1,one item", "5,4,as asked for"})
  void A2_neverMoreWorkersThanItems(long items, int count, String why) {
    Workers.Chosen chosen = new Workers.Chosen(4, "as asked for");
    assertEquals(
        new Workers.Chosen(count, why), chosen.atMost(Pool.THREAD, OptionalLong.of(items)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "1.5", "0C", "0.0C", "C", "2c", "-2C", "two", "Auto", "1e3", "٣"})
  void A2_textIsNoNumberOfWorkers_isRefused(String text) {
    assertTrue(Workers.parse(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%", "-1", "1.5", "101%", "100.1%", "1e2%", "5 %", "1,5%", "ten", "٣%"})
  void A2_textIsNoTolerance_isRefused(String text) {
    assertTrue(Tolerance.parse(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0",
    "3,1000,3",
    "10%,100,10",
    "10%,99,9",
    "0%,100,0",
    "100%,7,7",
    "12.5%,16,2",
    "0.1%,999,0",
    "0.1%,1000,1",
    "7%,100,7",
    "29%,100,29"
  })
  void toleranceIsExceededByOneMore(String text, long items, long most) {
    Tolerance tolerance = Tolerance.parse(text).orElseThrow();
    assertEquals(text, tolerance.toString());
    assertEquals(false, tolerance.isExceeded(most, OptionalLong.of(items)));
    assertEquals(true, tolerance.isExceeded(most + 1, OptionalLong.of(items)));
  }

  @Test
  void shareOfAnUnknownNumber_isNotExceededYet() {
    assertEquals(false, new Tolerance(1, true).isExceeded(99, OptionalLong.empty()));
    assertEquals(true, new Tolerance(1, false).isExceeded(2, OptionalLong.empty()));
  }
}
