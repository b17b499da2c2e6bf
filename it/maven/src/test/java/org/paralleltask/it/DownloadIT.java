// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads with a real Maven, in a directory without a project. */
@Timeout(150)
class DownloadIT {
  private static final String GOAL =
      "org.paralleltask:parallel-maven-plugin:" + System.getProperty("it.version") + ":download";
  private static final String PASSWORD = "correct-horse-battery";
  private static final byte[] DATA = new byte[100_000];

  static {
    new Random(1).nextBytes(DATA);
  }

  @TempDir Path directory;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String base;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    base = "http://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      if (path.startsWith("/private/") && !isKnown(exchange)) {
        exchange.sendResponseHeaders(401, -1);
      } else if (path.startsWith("/missing/")) {
        exchange.sendResponseHeaders(404, -1);
      } else if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.getResponseHeaders().add("ETag", "\"v1\"");
        exchange.sendResponseHeaders(200, DATA.length);
        exchange.getResponseBody().write(DATA);
      }
    }
  }

  private static boolean isKnown(HttpExchange exchange) {
    // of me:correct-horse-battery
    return "Basic bWU6Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5"
        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private String[] words(String... more) {
    List<String> words = new ArrayList<>(List.of(GOAL, "-Dparallel.download.output=files"));
    words.add("-Dparallel.cache=" + directory.resolve("cache"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private String download(int exitCode, String... more) throws Exception {
    try (MavenRun maven = MavenRun.online(directory, words(more))) {
      assertEquals(exitCode, maven.exitCode(), maven.output());
      return maven.output();
    }
  }

  private void assertContains(String output, String part) {
    assertTrue(output.contains(part), output);
  }

  @Test
  void oneLine_downloads_knowsWhatIsThere_andServesOffline() throws Exception {
    String items = "-Dparallel.items=" + base + "/a.dat," + base + "/x/b.dat";
    assertContains(download(0, items), "items 2 = ok 2, failed 0");
    assertArrayEquals(DATA, Files.readAllBytes(directory.resolve("files/a.dat")));
    assertArrayEquals(DATA, Files.readAllBytes(directory.resolve("files/b.dat")));
    assertContains(download(0, items, "-Dparallel.check=never"), "up to date");
    assertEquals(2, asked.size(), asked.toString());
    Files.delete(directory.resolve("files/a.dat"));
    assertContains(download(0, items, "-o"), "items 2 = ok 1, up to date 1, failed 0");
    assertArrayEquals(DATA, Files.readAllBytes(directory.resolve("files/a.dat")));
    assertEquals(2, asked.size(), asked.toString());
    assertContains(
        download(1, "-Dparallel.items=" + base + "/new.dat", "-o"), "OFFLINE: new.dat is not in");
  }

  @Test
  void listWithMistakes_isRefusedWhole() throws Exception {
    Files.writeString(directory.resolve("urls.txt"), base + "/a.dat\nexample.org/b\n");
    String output = download(1, "-Dparallel.itemsFile=urls.txt");
    assertContains(output, "urls.txt:2: BAD_URL");
    assertEquals(List.of(), asked);
    assertContains(download(1), "must say which files to download");
  }

  @Test
  void missingFile_failsTheBuild_andTheOthersAreThere() throws Exception {
    String output = download(1, "-Dparallel.items=" + base + "/a.dat," + base + "/missing/b.dat");
    assertContains(output, "HTTP_404");
    assertContains(output, "/missing/b.dat");
    assertArrayEquals(DATA, Files.readAllBytes(directory.resolve("files/a.dat")));
    assertFalse(Files.exists(directory.resolve("files/b.dat")));
  }

  @Test
  void passwordOfSettings_opensItsServer_andIsNowhereToBeSeen() throws Exception {
    Path settings = directory.resolve("settings.xml");
    String text =
        "<settings><servers><server><id>localhost</id><username>me</username><password>"
            + PASSWORD
            + "</password></server></servers></settings>";
    Files.writeString(settings, text);
    Path list = directory.resolve("urls.txt");
    Files.writeString(list, base + "/private/a.dat?token=" + PASSWORD + "\n");
    String output = download(0, "-Dparallel.itemsFile=urls.txt", "-s", settings.toString());
    assertArrayEquals(DATA, Files.readAllBytes(directory.resolve("files/a.dat")));
    assertFalse(output.contains(PASSWORD), output);
    Files.delete(settings);
    Files.delete(list);
    assertNowhere(directory);
    Files.delete(directory.resolve("files/a.dat"));
    String refused =
        download(1, "-Dparallel.resume=off", "-Dparallel.items=" + base + "/private/a.dat");
    assertContains(refused, "HTTP_401");
    assertContains(refused, "\"localhost\"");
  }

  private static void assertNowhere(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(PASSWORD), file + " has the password in it");
        assertFalse(text.contains("bWU6Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5"), file.toString());
      }
    }
  }
}
