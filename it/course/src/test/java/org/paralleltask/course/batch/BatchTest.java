// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;
import org.paralleltask.course.SharedMemory;
import org.paralleltask.numbers.NumbersTasks;

/** Files and aggregation. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class BatchTest {
  @EveryPool
  void S1_01_secondsToDaysToDecades(String pool) throws Exception {
    Printed printed = Printed.by(Decades::main, pool);

    assertEquals(4, printed.lines().size(), printed::text);
    for (int decade = 0; decade < 3; decade++) {
      String line = printed.lines().get(decade);
      assertTrue(line.startsWith("from day " + decade * 20 + ": 1728000 readings, mean 49."), line);
    }
    assertEquals("all: from day 0: 5184000 readings, mean 49.488", printed.lines().get(3));
  }

  @Test
  void S1_01_asAJob_theSecondStageGetsTheFirstOnesResults() {
    Stream<Decades.Readings> days =
        IntStream.range(0, 60).mapToObj(day -> new Decades.Readings(day, 1, day));
    List<List<Decades.Readings>> all = Decades.decades(days).toList();

    assertEquals(List.of(20, 20, 20), all.stream().map(List::size).toList());
    assertEquals(new Decades.Readings(25, 1, 25), all.get(1).get(5));
  }

  @EveryPool
  void S1_19_sumOfTheProducts(String pool) throws Exception {
    Printed printed = Printed.by(NumberSum::main, pool);

    assertEquals("sum 2483973", printed.lines().get(0));
    assertNotEquals("sum 2481234", printed.lines().get(0), "that of the exercise's stub");
    assertFilesAreThoseOfThePythonProgram(Path.of("target", "course", "numbers"));
  }

  @Test
  void S1_20_filesRead_areToldByTheirOutcomes() throws Exception {
    assertEquals(
        List.of("read 1000 files, among them:", "uTHni", "AgwYn", "yiQnJ", "nlrgE", "wzXTs"),
        Printed.by(NumberSum::main).lines().subList(1, 7));
  }

  @SharedMemory
  void S1_21_sumOverMap_with64Workers(String pool) throws Exception {
    assertEquals(64, NumbersTasks.product.options().workers(), "more than there are processors");
    assertEquals("sum 2483973", Printed.by(NumberSum::main, pool).lines().get(0));
  }

  @Test
  void S3_14_cleanUp_leavesWhatOthersMade() throws Exception {
    Printed.by(CleanUp::main)
        .is("before: [of-somebody-else.PNG, one.png, two.png]", "after: [of-somebody-else.PNG]");
  }

  @EveryPool
  void S3_15_csvFiles_tellWhatWasRead_andNothingIsAFailure(String pool) throws Exception {
    Printed.by(CsvFiles::main, pool)
        .without("It took  [0-9.]+  seconds to finish reading the csv files\\.")
        .is(
            "Read[files=10, lines=10010, bytes=60080]",
            "Read[files=10, lines=10010, bytes=60080]",
            "There are no csv files in " + Path.of("target", "course", "csv", "nothing-here"));
  }

  private static void assertFilesAreThoseOfThePythonProgram(Path directory) throws Exception {
    TreeMap<String, String> texts =
        new TreeMap<>(); // the letters of the names, in code-point order
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString().substring(4, 9), Files.readString(file));
      }
    }
    assertEquals(1000, texts.size());
    assertEquals(58_121, texts.values().stream().mapToInt(String::length).sum());
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    texts.forEach((letters, text) -> sha.update((letters + text).getBytes(UTF_8)));
    assertEquals(
        "b2a3a2d1c38ee7b141b1cdfe457f3e6b92c58a4a0f4c64a542c611796dca8e8a",
        HexFormat.of().formatHex(sha.digest()));
  }
}
