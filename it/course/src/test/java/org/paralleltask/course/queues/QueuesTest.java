// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.SharedMemory;

@Timeout(60)
@ExtendWith(NothingLeft.class)
class QueuesTest {
  @Test
  void S1_11_threeQueues_keepTheirOrder() throws Exception {
    Printed.by(ThreeQueues::main)
        .is("RESULTS [0.0, 2.25, 4.0]", "INFO [squared 0.0, squared 1.5, squared 2.0]");
  }

  @SharedMemory
  void S1_12_monitor_tellsTodoDoneInfo_andEndsWithoutNews(String pool) throws Exception {
    Printed printed = Printed.by(Monitor::main, pool);

    assertEquals(7, printed.lines().size(), printed::text);
    for (int done = 1; done <= 6; done++) {
      String line = printed.lines().get(done - 1);
      assertTrue(
          line.matches("TODO " + (6 - done) + " DONE " + done + " INFO request [0-5]"), line);
    }
    assertEquals(
        6, printed.matching("TODO.*").stream().map(l -> l.substring(19)).distinct().count());
    assertEquals("no news for 3 seconds", printed.lines().get(6));
  }

  @Test
  void S1_13_producer_sleepsAsLongAsItsValue_andPutsIt() throws Exception {
    Printed printed = Printed.by(Producer::main);

    String value = printed.lines().get(0).replaceAll("produced ([0-9.E-]+) in .*", "$1");
    assertEquals("queue [Value[value=" + value + "]]", printed.lines().get(1));
    String took = printed.lines().get(0).replaceAll(".* in ([0-9.]+) seconds", "$1");
    assertTrue(Double.parseDouble(took) >= Double.parseDouble(value) - 0.05, printed::text);
  }

  @SharedMemory
  void S1_14_producerManager_putsTwentyAndTheEnd(String pool) throws Exception {
    Printed.by(ProducerManager::main, pool).is(">producer_manager done.", "in the queue: 21");
  }

  @Test
  void S1_15_consumer_takesZeroForAValue_andPutsTheEndBack() throws Exception {
    Printed.by(Consumer::main)
        .is(
            "Consumer got: 0.5",
            "Consumer got: 0.0",
            "Consumer got: 0.25",
            "sum 0.75",
            "left for the others: [End[]]");
  }

  @SharedMemory
  void S1_16_consumerManager_consumesAll(String pool) throws Exception {
    Printed printed = Printed.by(ConsumerManager::main, pool);

    assertEquals(10, printed.matching("Consumer got: 0\\.\\d").stream().distinct().count());
    printed.hasInOrder(">consumer_manager done.", "sum 4.5");
    printed.allBeforeAny("Consumer got", ">consumer_manager");
  }

  @SharedMemory
  void S1_17_nothingIsLostOrDoubled(String pool) throws Exception {
    Printed printed = Printed.by(ProducersAndConsumers::main, pool);

    assertEquals(20, printed.matching("Consumer got: .*").size(), printed::text);
    printed.hasInOrder(
        ">producer_manager done.", ">consumer_manager done.", "lost or doubled: 0", ">main done.");
    printed.allBeforeAny("Consumer got", ">consumer_manager");
  }

  @EveryPool
  void S1_17_resultsOfOneTask_areTheInputsOfAnother(String pool) throws Exception {
    Printed printed = Printed.by(EndOfStream::main, pool);

    String[] all = new String[22];
    IntStream.range(0, 20).forEach(i -> all[i] = "Consumer got: " + i / 20.0);
    all[20] = "sum 9.5";
    all[21] = ">main done.";
    printed.isInAnyOrder(all);
    printed.hasInOrder("sum 9.5", ">main done.");
  }

  @EveryPool
  void S1_17_queueWithAnEnd_worksInEveryPool(String pool) throws Exception {
    Printed printed = Printed.by(QueueInEveryPool::main, pool);

    assertEquals(
        20, printed.matching("Consumer got: [0-9.]+").stream().distinct().count(), printed::text);
    assertEquals(List.of("sum 9.5", ">main done."), printed.lines().subList(20, 22));
  }
}
