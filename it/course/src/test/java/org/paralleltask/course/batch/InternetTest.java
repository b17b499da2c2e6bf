// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.course.EveryPool;
import org.paralleltask.course.NothingLeft;
import org.paralleltask.course.Printed;

/** Downloads and checks, from a server on this machine. */
@Timeout(60)
@ExtendWith(NothingLeft.class)
class InternetTest {
  @EveryPool
  void S1_07_fiveImages_areDownloaded_andTheFailureIsSeen(String pool) throws Exception {
    delete(DownloadFive.DIRECTORY);

    Printed printed = Printed.by(DownloadFive::main, pool);

    List<String> names = List.of("five.png", "four.png", "one.png", "three.png", "two.png");
    assertEquals(
        names.stream().map(name -> name + " was downloaded...").toList(),
        printed.matching(".*downloaded\\.\\.\\.").stream().sorted().toList());
    assertEquals(names, files(DownloadFive.DIRECTORY));
    String failure = printed.lines().get(5);
    assertTrue(failure.contains("Error: could not download the image from http://"), failure);
    assertTrue(failure.endsWith("/images/empty.png"), failure);
  }

  @EveryPool
  void S3_13_twentyImages_inOrder_thenAtATime(String pool) throws Exception {
    delete(WikiImages.DIRECTORY);

    Printed printed = Printed.by(WikiImages::main, pool);

    List<String> all =
        IntStream.range(0, 20)
            .mapToObj(i -> "File_Contrôle_" + i + ".png was downloaded successfully")
            .toList();
    assertEquals(all, printed.lines().subList(0, 20));
    assertTrue(printed.lines().get(20).startsWith("sequentially: "), printed::text);
    assertEquals(
        all.stream().sorted().toList(),
        printed.lines().subList(21, 42).stream()
            .filter(line -> line.endsWith("successfully"))
            .sorted()
            .toList());
    assertEquals(1, printed.matching(".*Page.html is no image but text/html").size());
    assertEquals(20, files(WikiImages.DIRECTORY).size());
    assertNotNull(ImageIO.read(WikiImages.DIRECTORY.resolve("File_Contrôle_7.png").toFile()));
  }

  @Test
  void S3_13_twoAddressesWithOneName_areRefused() {
    List<URI> urls = List.of(URI.create("http://a/x/Cat.png"), URI.create("http://b/cat.PNG"));

    var refused =
        assertThrows(IllegalArgumentException.class, () -> WikiImages.requireDistinctNames(urls));
    assertEquals(
        "http://b/cat.PNG has a file name that another address has too", refused.getMessage());
  }

  @Test
  void S4_01_check_isPingThenNotify() throws Exception {
    try (LocalServer server = new LocalServer()) {
      URI refusing = server.url("/sites/no-head");

      assertTrue(Websites.check(server.url("/sites/1")));
      Printed.by(arguments -> assertTrue(!Websites.check(refusing)))
          .is(
              "WARNING: Website " + refusing + " returned status_code=405",
              "INFO: notifying the owner of " + refusing);
    }
  }

  @Test
  void S4_02_serialCheck_reportsThreeInOrder() throws Exception {
    Printed printed = Printed.by(SerialCheck::main);

    printed.hasInOrder(
        "WARNING: Timeout expired for website http://127.0.0.1:1/dead",
        "INFO: notifying the owner of http://127.0.0.1:1/dead",
        "WARNING: Timeout expired for website http://127.0.0.1:1/dead-too",
        "INFO: notifying the owner of http://127.0.0.1:1/dead-too",
        "WARNING: Website http://127.0.0.1:",
        "INFO: notifying the owner of http://127.0.0.1:",
        "took ");
    assertEquals(7, printed.lines().size(), printed::text);
  }

  @EveryPool
  void S4_03_poolCheck_reportsTheSameThree(String pool) throws Exception {
    Printed printed = Printed.by(PoolCheck::main, pool);

    assertThreeAreReported(printed);
    printed.hasInOrder("up 30 of 33", "took ");
  }

  @EveryPool
  void S4_04_queueCheck_ends(String pool) throws Exception {
    Printed printed = Printed.by(QueueCheck::main, pool);

    assertThreeAreReported(printed);
    printed.hasInOrder("done 33", "took ");
  }

  private static void assertThreeAreReported(Printed printed) {
    assertEquals(3, printed.matching("WARNING: .*").size(), printed::text);
    assertEquals(3, printed.matching("INFO: notifying .*").size(), printed::text);
    assertEquals(8, printed.lines().size(), printed::text);
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (String file : files(directory)) {
        Files.delete(directory.resolve(file));
      }
    }
  }
}
