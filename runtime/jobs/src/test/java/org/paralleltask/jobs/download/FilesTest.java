// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.faults.Resource;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Which names files get, where they may be, and when nobody needs to be asked for them. */
@Timeout(60)
class FilesTest {
  private static final byte[] DATA = "some content".getBytes(StandardCharsets.UTF_8);
  private static final String HASH = Urls.hash("some content");

  @TempDir Path directory;
  private FaultServer server;
  private Downloads downloads;

  @BeforeEach
  void open() throws Exception {
    server = FaultServer.open();
    downloads = new Downloads(directory.resolve("out"));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static List<Transfer> plan(Map<String, String> options) throws Exception {
    return new DownloadOptions(new Settings(options::get)).transfers();
  }

  private List<Transfer> plan(String fileName, String text, String... more) throws Exception {
    Files.writeString(directory.resolve(fileName), text);
    Map<String, String> options = new HashMap<>();
    options.put("base", directory.toString());
    options.put("itemsFile", fileName);
    options.put("output", "out");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return plan(options);
  }

  private String refused(String fileName, String text) throws Exception {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> plan(fileName, text)).getMessage());
  }

  @Test
  void s1_07_lastPartOfTheUrl_isTheName() throws Exception {
    List<Transfer> all =
        plan("urls.txt", "\uFEFF# pictures\r\nhttps://h/x/a%20b.png?s=1\r\n\r\nhttps://h/\r\n");
    assertEquals(List.of("a b.png", "index.html"), all.stream().map(Transfer::name).toList());
    assertEquals(directory.resolve("out/a b.png"), all.get(0).target());
    assertEquals("a b.png from https://h/x/a%20b.png?s=1", all.get(0).toString());
  }

  @Test
  void s3_13_namesOfWikiPages_areMadeSafe() throws Exception {
    List<Transfer> all = plan("urls.txt", "https://h/wiki/File:Contr%C3%B4le_a.png\n");
    assertEquals("File_Contrôle_a.png", all.get(0).name());
  }

  @Test
  void csv_saysPathHashSizeAndMirrors() throws Exception {
    List<Transfer> all =
        plan(
            "list.csv",
            "url,path,sha256,size,type\nhttps://h/a|https://m/a,x/a.bin,%s,12,image/png\n"
                .formatted(HASH));
    Transfer one = all.get(0);
    assertEquals(List.of(URI.create("https://h/a"), URI.create("https://m/a")), one.urls());
    assertEquals("x/a.bin", one.name());
    assertEquals("sha256:" + HASH, one.checksum());
    assertEquals(12, one.size());
    assertEquals("image/png", one.type());
  }

  @Test
  void listOfHashes_needsABaseUrl() throws Exception {
    String sums = HASH + "  dir/a.bin\n" + HASH + " *b.bin\n";
    assertTrue(refused("SHA256SUMS", sums).contains("needs \"baseUrl\""));
    List<Transfer> all = plan("SHA256SUMS", sums, "baseUrl", "https://h/files");
    assertEquals(URI.create("https://h/files/dir/a.bin"), all.get(0).urls().get(0));
    assertEquals("dir/a.bin", all.get(0).name());
    assertEquals("sha256:" + HASH, all.get(1).checksum());
  }

  @Test
  void everythingWrong_isSaidAtOnce_withItsLine() throws Exception {
    String message = refused("urls.txt", "https://h/a\nexample.org/b\nhttps://my_host/c\n");
    assertTrue(message.contains("urls.txt:2: BAD_URL"), message);
    assertTrue(message.contains("urls.txt:3: BAD_URL"), message);
    String csv = refused("list.csv", "url,sha256,size\nhttps://h/a,xyz,1\nhttps://h/b,,many\n");
    assertTrue(csv.contains("list.csv:2") && csv.contains("list.csv:3"), csv);
    assertTrue(refused("odd.csv", "link\nhttps://h/a\n").contains("must name the columns"));
  }

  @Test
  void A10_C8_equalNames_areRefused_orGetASuffix() throws Exception {
    String message = refused("urls.txt", "https://h/x/A.png\nhttps://h/y/a.png\n");
    assertTrue(message.contains("NAME_CLASH") && message.contains("urls.txt:1"), message);
    assertTrue(
        refused("nfd.txt", "https://h/x/%C3%A9\nhttps://h/y/e%CC%81\n").contains("NAME_CLASH"));
    List<Transfer> all =
        plan("urls.txt", "https://h/x/A.png\nhttps://h/y/a.png\n", "onNameClash", "suffix");
    assertTrue(all.get(1).name().matches("a~[0-9a-f]{8}\\.png"), all.get(1).name());
  }

  @Test
  void C1_outputThatCanBeNoDirectory_isRefusedBeforeAnythingIsAsked() throws Exception {
    Path out = Files.writeString(directory.resolve("out"), "a file");
    String message = refused("urls.txt", "https://h/a\n");
    assertTrue(message.contains(out + "\", but " + out + " is no directory"), message);
    Files.delete(out);
    Files.createSymbolicLink(out, directory.resolve("nowhere"));
    assertTrue(refused("urls.txt", "https://h/a\n").contains(out + " is no directory"));
    Files.delete(out);
    assertEquals(1, plan("urls.txt", "https://h/a\n").size());
  }

  @Test
  void C3_pathsThatLeadElsewhere_areRefused() throws Exception {
    for (String path :
        List.of(
            "../x",
            "/etc/x",
            "C:\\x",
            "a/..%2f../x",
            "%252e%252e/x",
            "..\\x",
            "~/x",
            "a/../../x")) {
      String message = refused("list.csv", "url,path\nhttps://h/a,\"" + path + "\"\n");
      assertTrue(message.contains("UNSAFE_PATH"), path + ": " + message);
    }
  }

  @Test
  void C4_linkThatLeadsOut_isRefused() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createDirectory(directory.resolve("out"));
    Files.createSymbolicLink(directory.resolve("out/sub"), elsewhere);
    server.on("/a", Reply.ok(DATA));
    HttpException failure =
        downloads.failed(downloads.transfer("sub/deep/a", "", server.uri("/a")));
    assertEquals("UNSAFE_PATH", failure.code());
    assertEquals(0, server.received().size());
    try (var files = Files.list(elsewhere)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void C6_oddNames_areMadeSafe() throws Exception {
    assertEquals("_CON.txt", SafeName.clean("CON.txt"));
    assertEquals("a_b", SafeName.clean("a:b"));
    assertEquals("a", SafeName.clean("a. . "));
    assertEquals("_", SafeName.clean(".."));
    assertEquals("gnp.exe", SafeName.clean("\u202Egnp\n.exe"));
    assertEquals("\uD83D\uDE00.png", SafeName.clean("\uD83D\uDE00.png"));
    String longest = SafeName.clean("é".repeat(300) + ".jpeg");
    assertTrue(longest.getBytes(StandardCharsets.UTF_8).length <= 200, longest);
    assertTrue(longest.matches("é+~[0-9a-f]{8}\\.jpeg"), longest);
  }

  @Test
  void C7_namesThatTheSystemCannotWrite_areEncoded() throws Exception {
    assertEquals("a%C3%A9.png", SafeName.writable("aé.png", StandardCharsets.US_ASCII));
  }

  @Test
  void C9_partOfSomethingElse_isNotGoneOnWith() throws Exception {
    server.on("/a", Resource.of(DATA).etag("\"v1\""));
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(
        directory.resolve("out/.a." + Urls.hash("a").substring(0, 8) + ".part"), "garbage");
    Files.writeString(directory.resolve("out/.foreign"), "stays");
    assertArrayEquals(DATA, downloads.ok(server, "/a"));
    assertEquals(List.of(".foreign", "a"), downloads.files());
  }

  @Test
  void C11_fileThatAnotherProgramHolds_isTriedForAgain_thenNamed() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Path target = directory.resolve("a");
    Target.Move held =
        () -> {
          if (tries.incrementAndGet() <= 5) {
            throw new AccessDeniedException("a");
          }
        };
    Target.publish(target, held, 1);
    assertEquals(6, tries.get());
    Target.Move always =
        () -> {
          throw new AccessDeniedException("a");
        };
    HttpException busy = assertThrows(HttpException.class, () -> Target.publish(target, always, 1));
    assertEquals("TARGET_BUSY", busy.code());
    assertTrue(String.valueOf(busy.getMessage()).contains(target.toString()), busy.toString());
  }

  @Test
  void C12_partIsBesideItsTarget() throws Exception {
    Transfer transfer = downloads.transfer("sub/a", "", server.uri("/a"));
    Files.createDirectories(directory.resolve("out/sub"));
    try (Part part = Part.open(transfer)) {
      assertEquals(transfer.target().getParent(), part.file().getParent());
    }
  }

  @Test
  void factsThatAKilledRunHasLeft_goWithItsPart() throws Exception {
    Files.createDirectories(directory.resolve("out"));
    Transfer transfer = downloads.transfer("a", "", server.uri("/a"));
    try (Part killed = Part.open(transfer)) {
      killed.write(new Part.Facts("of another URL", "\"1\"", null, 5, null));
    }
    server.on("/a", Reply.ok(DATA));
    assertArrayEquals(DATA, downloads.ok(transfer));
    try (Stream<Path> left = Files.list(directory.resolve("out"))) {
      assertEquals(List.of(transfer.target()), left.toList());
    }
  }

  @Test
  void partIsHeld_untilItHasItsName() throws Exception {
    Files.createDirectories(directory.resolve("out"));
    Transfer transfer = downloads.transfer("a", "", server.uri("/a"));
    try (Part part = Part.open(transfer)) {
      part.append(DATA, DATA.length);
      part.finish();
      HttpException busy = assertThrows(HttpException.class, () -> Part.open(transfer).close());
      assertEquals("BUSY", busy.code());
      Target.publish(part.file(), transfer.target());
    }
    assertArrayEquals(DATA, Files.readAllBytes(transfer.target()));
  }

  @Test
  void directoryInTheWay_isSaid() throws Exception {
    Files.createDirectories(directory.resolve("out/a"));
    server.on("/a", Reply.ok(DATA));
    HttpException failure = downloads.failed(downloads.transfer("a", "", server.uri("/a")));
    assertEquals("TARGET_IS_DIRECTORY", failure.code());
  }

  @Test
  void linkAtTheTarget_isReplaced_notFollowed() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "mine");
    Files.createDirectories(directory.resolve("out"));
    Files.createSymbolicLink(directory.resolve("out/a"), precious);
    server.on("/a", Reply.ok(DATA));
    assertArrayEquals(DATA, downloads.ok(server, "/a"));
    assertEquals("mine", Files.readString(precious));
  }

  @Test
  void pinnedFileThatIsThere_needsNoNetwork() throws Exception {
    Files.createDirectories(directory.resolve("out"));
    Files.write(directory.resolve("out/a"), DATA);
    assertArrayEquals(DATA, downloads.ok(downloads.transfer("a", HASH, server.uri("/a"))));
    assertEquals(0, server.received().size());
  }

  @Test
  void unchangedFile_isAskedForByItsEtag_andKept() throws Exception {
    downloads.cache(directory.resolve("cache"));
    server.on("/a", Resource.of(DATA).etag("W/\"v1\""));
    downloads.ok(server, "/a");
    downloads.ok(server, "/a");
    assertEquals(Optional.of("W/\"v1\""), server.received("/a").get(1).header("If-None-Match"));
    Files.writeString(downloads.file("a"), "edited");
    assertArrayEquals(DATA, downloads.ok(server, "/a"));
    assertEquals(List.of("a"), downloads.files());
  }

  @Test
  void cache_servesOtherDirectories_andOffline() throws Exception {
    Path cache = directory.resolve("cache");
    server.on("/a", Reply.ok(DATA));
    downloads.cache(cache).ok(downloads.transfer("a", HASH, server.uri("/a")));
    Downloads other = new Downloads(directory.resolve("other")).cache(cache);
    assertArrayEquals(DATA, other.ok(other.transfer("b", HASH, server.uri("/b"))));
    Downloads offline = new Downloads(directory.resolve("off")).cache(cache).offline(true);
    assertArrayEquals(DATA, offline.ok(server, "/a"));
    HttpException missing = offline.failed(offline.transfer("c", "", server.uri("/c")));
    assertEquals("OFFLINE", missing.code());
    assertEquals(1, server.received().size());
  }

  @Test
  void E10_cacheThatCannotBeWritten_doesNoHarm_andIsToldOnce() throws Exception {
    Path cache = Files.writeString(directory.resolve("cache"), "a file");
    server.on("/a", Reply.ok(DATA)).on("/b", Reply.ok(DATA));
    downloads.cache(cache);
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      downloads
          .run(
              downloads.transfer("a", "", server.uri("/a")),
              downloads.transfer("b", "", server.uri("/b")))
          .forEach(Outcome::orElseThrow);
    } finally {
      System.setErr(before);
    }
    assertEquals(List.of("a", "b"), downloads.files());
    assertArrayEquals(DATA, Files.readAllBytes(downloads.file("b")));
    String text = told.toString(StandardCharsets.UTF_8);
    assertEquals(2, text.split("The download cache cannot be written: ", -1).length, text);
  }

  @Test
  void E9_corruptCache_isAMiss() throws Exception {
    Path cache = directory.resolve("cache");
    server.on("/a", Reply.ok(DATA));
    downloads.cache(cache).ok(downloads.transfer("a", HASH, server.uri("/a")));
    Path content = cache.resolve("content").resolve(HASH.substring(0, 2)).resolve(HASH);
    Files.delete(content);
    Files.writeString(content, "corrupt");
    Downloads other = new Downloads(directory.resolve("other")).cache(cache);
    assertArrayEquals(DATA, other.ok(other.transfer("a", HASH, server.uri("/a"))));
    assertEquals(2, server.received().size());
  }

  private boolean asksAgain(String... more) throws Exception {
    return plan("daily.txt", server.uri("/a") + "\n", more).get(0).recheck();
  }

  @Test
  void dailyCheck_asksOnce_aDay() throws Exception {
    String cache = directory.resolve("cache").toString();
    String[] daily = {"check", "daily", "cache", cache};
    assertTrue(asksAgain(daily));
    server.on("/a", Resource.of(DATA).etag("\"v1\""));
    downloads.cache(Path.of(cache)).ok(server, "/a");
    assertFalse(asksAgain(daily));
    assertTrue(asksAgain("check", "always", "cache", cache));
    age(Path.of(cache), Duration.ofHours(25));
    assertTrue(asksAgain(daily));
    downloads.ok(server, "/a"); // its server says that it has not changed
    assertEquals(2, server.received("/a").size());
    assertFalse(asksAgain(daily));
    age(Path.of(cache), Duration.ofHours(-25)); // a clock that was wrong
    assertTrue(asksAgain(daily));
  }

  private static void age(Path directory, Duration by) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
      }
    }
  }

  @Test
  void optionsThatCannotWork_areRefused() {
    String message =
        String.valueOf(
            assertThrows(
                    ConfigurationException.class,
                    () -> asksAgain("check", "daily", "allowMissing", "404,500"))
                .getMessage());
    assertTrue(message.contains("only a cache knows when a server was asked"), message);
    assertTrue(
        message.contains("\"allowMissing\" is \"500\". Accepted: 404, 410, or both with a comma."),
        message);
  }
}
