// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.jobs.faults.Answering;
import org.paralleltask.jobs.faults.Certificates;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.faults.Resource;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.http.HttpSettings.Access;
import org.paralleltask.jobs.http.HttpSettings.Limits;
import org.paralleltask.jobs.http.HttpSettings.PerHost;
import org.paralleltask.jobs.http.Urls;

/** What servers do wrong, and what becomes of a download then. */
@Timeout(60)
class ServerFaultsTest {
  private static final byte[] DATA = random(1, 20_000);
  private static final byte[] OTHER = random(2, 20_000);
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path directory;
  private FaultServer server;
  private Downloads downloads;

  private static byte[] random(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.open();
    downloads = new Downloads(directory.resolve("out"));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private int requests(String path) {
    return server.received(path).size();
  }

  private String range(int request) {
    return server.received("/a.dat").get(request).header("Range").orElse("");
  }

  private void assertDownloads(byte[] content, int requests) throws IOException {
    assertArrayEquals(content, downloads.ok(server, "/a.dat"));
    assertEquals(List.of("a.dat"), downloads.files());
    assertEquals(requests, requests("/a.dat"));
  }

  private HttpException assertFails(String code, String path, int requests) throws IOException {
    HttpException failure = downloads.failed(server, path);
    assertEquals(code, failure.code(), failure.toString());
    assertEquals(requests, requests(path));
    assertEquals(List.of(), downloads.files());
    return failure;
  }

  private static void assertSays(String part, HttpException failure) {
    assertTrue(String.valueOf(failure.getMessage()).contains(part), failure.getMessage());
  }

  private static Resource resource(byte[] content) {
    return Resource.of(content).etag("\"v1\"");
  }

  @Test
  void wholeFile_isThere_andNothingElse() throws IOException {
    server.on("/a.dat", Reply.ok(DATA));
    assertDownloads(DATA, 1);
  }

  @Test
  void D1_cutBody_isResumedWhereItWasCut() throws IOException {
    server.on("/a.dat", resource(DATA).cutAfter(5000), resource(DATA));
    assertDownloads(DATA, 2);
    assertTrue(range(1).contains("bytes=5000-"), range(1));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void D1_cutBody_hasNoFileThatAKillWouldLeaveForEver() throws Exception {
    server.on("/a.dat", resource(DATA).cutAfter(5000), resource(DATA));
    Path output = Files.createDirectories(directory.resolve("out"));
    Set<String> names = new TreeSet<>();
    try (WatchService watch = output.getFileSystem().newWatchService()) {
      output.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertDownloads(DATA, 2);
      Files.createFile(output.resolve("last"));
      while (!names.contains("last")) {
        WatchKey key = watch.poll(30, TimeUnit.SECONDS);
        key.pollEvents().forEach(event -> names.add(String.valueOf(event.context())));
        key.reset();
      }
    }
    // A part and what it is part of are known by their names to the next run.
    names.removeIf(name -> name.matches("\\.a\\.dat\\.[0-9a-f]{8}\\.part(\\.json)?"));
    assertEquals(Set.of("a.dat", "last"), names);
  }

  @Test
  void D1_cutBody_withoutValidator_isAskedForFromTheStart() throws IOException {
    server.on("/a.dat", Reply.ok(DATA).cutAfter(5000), Reply.ok(DATA));
    assertDownloads(DATA, 2);
    assertTrue(!range(1).contains("bytes"), range(1));
  }

  @Test
  void D1_bodyCutForEver_fails_andIsNeverPublished() throws IOException {
    server.on("/a.dat", Reply.ok(DATA).cutAfter(5000));
    assertFails("SHORT_BODY", "/a.dat", 4);
  }

  @Test
  void D1_lastModified_resumesOnlyIfItIsOld() throws IOException {
    Resource old = Resource.of(DATA).etag(null).modified(LONG_AGO);
    server.on("/a.dat", old.cutAfter(5000), old);
    assertDownloads(DATA, 2);
    assertTrue(range(1).contains("bytes=5000-"), range(1));
    Resource young = Resource.of(DATA).etag(null).modified(Instant.now());
    server.on("/b.dat", young.cutAfter(5000), young);
    assertArrayEquals(DATA, downloads.ok(server, "/b.dat"));
    assertEquals(Optional.empty(), server.received("/b.dat").get(1).header("Range"));
  }

  @Test
  void D2_cutChunks_resetsAndNoAnswer_areTriedAgain() throws IOException {
    server.on(
        "/a.dat",
        Reply.ok(DATA).chunked(1000).cutAfter(5000),
        Answering.reset(),
        Answering.nothing(),
        Reply.ok(DATA).chunked(1000));
    assertDownloads(DATA, 4);
  }

  @Test
  void D3_noLength_isTakenToTheEnd() throws IOException {
    server.on("/a.dat", Reply.ok(DATA).noLength());
    assertDownloads(DATA, 1);
  }

  @Test
  void D5_tooLarge_failsAtTheHeader_orAtTheByte() throws IOException {
    downloads.maxSize(10_000);
    server.on("/a.dat", Reply.ok(DATA));
    server.on("/endless.dat", Reply.ok(DATA).endless());
    assertSays("more than \"maxSize\"", assertFails("TOO_LARGE", "/a.dat", 1));
    assertFails("TOO_LARGE", "/endless.dat", 1);
  }

  @Test
  void C2_D5_moreThanTheDiskHasRoomFor_failsBeforeItComes() throws IOException {
    downloads.maxSize(Long.MAX_VALUE);
    server.on(
        "/a.dat", Answering.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000000000\r\n\r\n"));
    assertSays("has room for", assertFails("DISK_FULL", "/a.dat", 1));
  }

  @Test
  void D5_headersThatAreTooLong_orTooMany_areNoAnswer() throws IOException {
    server.on("/a.dat", Answering.raw("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1 << 17)));
    server.on("/b.dat", Answering.raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1000)));
    assertSays("Maximum line length", assertFails("PROTOCOL", "/a.dat", 1));
    assertSays("Maximum header count", assertFails("PROTOCOL", "/b.dat", 1));
  }

  @Test
  void D5_bomb_isNotUnpacked() throws IOException {
    downloads.maxSize(1L << 40);
    server.on("/a.dat", Reply.bomb(100L << 20));
    assertFails("TOO_LARGE", "/a.dat", 1);
  }

  @Test
  void D6_pageInsteadOfAPicture_isNeverSaved() throws IOException {
    server.on("/a.png", Reply.html("<!doctype html><title>Sign in</title>"));
    server.on(
        "/b.png",
        Reply.ok("<html>Sign in".getBytes(StandardCharsets.UTF_8))
            .header("Content-Type", "image/png"));
    server.on(
        "/c.zip",
        Reply.ok("{\"error\":\"no\"}".getBytes(StandardCharsets.UTF_8))
            .header("Content-Type", "application/json"));
    assertSays("no text/html", assertFails("TYPE_MISMATCH", "/a.png", 2));
    assertFails("TYPE_MISMATCH", "/b.png", 2);
    assertFails("TYPE_MISMATCH", "/c.zip", 2);
    assertEquals(Optional.of("no-cache"), server.received("/a.png").get(1).header("Cache-Control"));
  }

  @Test
  void D7_noContent_fails() throws IOException {
    server.on("/204.dat", Reply.status(204));
    server.on("/empty.dat", Reply.ok(new byte[0]));
    assertFails("EMPTY_BODY", "/204.dat", 1);
    assertFails("EMPTY_BODY", "/empty.dat", 1);
  }

  @Test
  void D9_changedContent_isNeverMixed() throws IOException {
    Resource changed = Resource.of(OTHER).etag("\"v2\"");
    server.on("/a.dat", resource(DATA).cutAfter(5000), changed);
    assertDownloads(OTHER, 2);
  }

  @Test
  void D9_weakEtag_isNoReasonToResume() throws IOException {
    Resource weak = Resource.of(DATA).etag("W/\"v1\"");
    server.on("/a.dat", weak.cutAfter(5000), weak);
    assertDownloads(DATA, 2);
    assertTrue(!range(1).contains("bytes"), range(1));
  }

  @Test
  void D9_everyWrongAnswerToARange_endsInTheRightFile() throws IOException {
    int file = 0;
    for (Resource.Ranges how : Resource.Ranges.values()) {
      String path = "/" + file++ + ".dat";
      server.on(path, resource(DATA).cutAfter(5000), resource(DATA).ranges(how), resource(DATA));
      assertArrayEquals(DATA, downloads.ok(server, path), how.name());
    }
    assertEquals(file, downloads.files().size());
  }

  @Test
  void D10_redirects_areFollowed_relativeOnesToo() throws IOException {
    server.on("/a.dat", Reply.redirect(302, "x/b c"));
    server.on("/x/b%20c", Reply.redirect(308, server.uri("127.0.0.1", "/final").toString()));
    server.on("/final", Reply.ok(DATA));
    assertDownloads(DATA, 1);
  }

  @Test
  void D10_redirectsThatLeadNowhere_failAtOnce() throws IOException {
    server.on("/loop.dat", Reply.redirect(301, "/loop.dat"));
    server.on("/file.dat", Reply.redirect(301, "file:///etc/passwd"));
    server.on("/none.dat", Reply.status(302));
    for (int i = 0; i < 12; i++) {
      server.on("/chain" + i + ".dat", Reply.redirect(302, "/chain" + (i + 1) + ".dat"));
    }
    assertFails("REDIRECT_LOOP", "/loop.dat", 1);
    assertFails("BAD_REDIRECT", "/file.dat", 1);
    assertFails("BAD_REDIRECT", "/none.dat", 1);
    assertFails("TOO_MANY_REDIRECTS", "/chain0.dat", 1);
  }

  @Test
  void D10_D13_passwordIsForItsHostOnly_andNeverShown() throws IOException {
    HttpSettings.Credentials own = new HttpSettings.Credentials("me", "s3cret");
    downloads.http(
        downloads.http().with(new Access(List.of(), Map.of("localhost", own), Set.of())));
    server.on("/a.dat", Reply.redirect(302, server.uri("127.0.0.1", "/b.dat").toString()));
    server.on("/b.dat", Reply.status(401));
    HttpException failure = assertFails("HTTP_401", "/a.dat", 1);
    assertEquals(
        Optional.of("Basic bWU6czNjcmV0"),
        server.received("/a.dat").get(0).header("Authorization"));
    assertEquals(Optional.empty(), server.received("/b.dat").get(0).header("Authorization"));
    assertSays("\"127.0.0.1\"", failure);
    assertTrue(!failure.toString().contains("s3cret"));
  }

  @Test
  void D11_retryAfterSeconds_pausesTheHost_notOnlyTheItem() throws IOException {
    server.on("/a.dat", Reply.status(429).header("Retry-After", "1"), Reply.ok(DATA));
    downloads.http(downloads.http().with(new PerHost(1, Duration.ZERO, Duration.ofMinutes(2))));
    List<Outcome<Transfer, Downloaded>> outcomes =
        downloads.run(
            downloads.transfer("1.dat", "", server.uri("/a.dat")),
            downloads.transfer("2.dat", "", server.uri("/a.dat")));
    outcomes.forEach(Outcome::orElseThrow);
    assertEquals(3, server.received().size());
    long first = server.received().get(0).atNanos();
    long next = server.received().get(1).atNanos();
    assertTrue(next - first >= 900_000_000L, "asked again after " + (next - first) + " ns");
  }

  @Test
  void D11_D30_retryAfterDate_isMeasuredByTheServersClock() throws IOException {
    Instant theirNow = Instant.parse("2001-01-01T00:00:00Z");
    server.on(
        "/a.dat",
        Reply.status(503)
            .header("Date", Reply.date(theirNow))
            .header("Retry-After", Reply.date(theirNow.plusSeconds(1))),
        Reply.ok(DATA));
    assertDownloads(DATA, 2);
    long waited =
        server.received("/a.dat").get(1).atNanos() - server.received("/a.dat").get(0).atNanos();
    assertTrue(waited >= 900_000_000L, waited + " ns");
  }

  @Test
  void D11_pastOrGarbage_isAnUsualWait() throws IOException {
    server.on(
        "/a.dat",
        Reply.status(429).header("Retry-After", Reply.date(LONG_AGO)),
        Reply.status(429).header("Retry-After", "soon"),
        Reply.status(503),
        Reply.ok(DATA));
    assertDownloads(DATA, 4);
  }

  @Test
  void D11_aDay_failsAtOnce() throws IOException {
    server.on("/a.dat", Reply.status(429).header("Retry-After", "86400"));
    assertSays("the server asks to wait 24h", assertFails("RETRY_AFTER", "/a.dat", 1));
    server.on("/b.dat", Reply.status(429).header("Retry-After", "9".repeat(30)));
    assertFails("RETRY_AFTER", "/b.dat", 1);
  }

  @Test
  void D12_serverErrors_areTriedAgain_untilTheAttemptsEnd() throws IOException {
    server.on("/a.dat", Reply.status(500), Reply.status(502), Reply.status(504), Reply.ok(DATA));
    server.on("/b.dat", Reply.status(500));
    assertDownloads(DATA, 4);
    Files.delete(downloads.file("a.dat"));
    assertFails("HTTP_500", "/b.dat", 4);
  }

  @Test
  void D13_D14_noAccessAndNotFound_failAtOnce() throws IOException {
    for (int status : List.of(401, 403, 404, 410)) {
      server.on("/" + status + ".dat", Reply.status(status));
      assertFails("HTTP_" + status, "/" + status + ".dat", 1);
    }
  }

  @Test
  void D15_unknownHost_isNamed() throws IOException {
    HttpException failure =
        downloads
            .attempts(1)
            .failed(downloads.transfer("a", "", URI.create("http://no.such.host.invalid/a")));
    assertEquals("DNS", failure.code());
    assertSays("cannot resolve host no.such.host.invalid", failure);
  }

  @Test
  void D16_refusedConnection_isNamed() throws IOException {
    int port = FaultServer.closedPort();
    HttpException failure =
        downloads.failed(
            downloads.transfer("a", "", URI.create("http://127.0.0.1:" + port + "/a")));
    assertEquals("CONNECT", failure.code());
    assertSays("connection refused 127.0.0.1:" + port, failure);
  }

  @Test
  void D17_silence_drip_andStall_end() throws IOException {
    Duration short_ = Duration.ofMillis(400);
    downloads.attempts(1).http(downloads.http().with(new Limits(short_, short_, short_, 1000)));
    server.on("/silence.dat", Answering.silence());
    server.on("/drip.dat", Reply.ok(DATA).drip(1, Duration.ofMillis(50)));
    server.on("/stall.dat", Reply.ok(DATA).stallAfter(19_000));
    server.on(
        "/slow.dat",
        (request, connection) -> {
          connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          for (int i = 0; i < 1000; i++) {
            connection.send("x");
            connection.pause(Duration.ofMillis(20));
          }
        });
    assertFails("HEADER_TIMEOUT", "/silence.dat", 1);
    assertFails("HEADER_TIMEOUT", "/drip.dat", 1);
    assertFails("IDLE_TIMEOUT", "/stall.dat", 1);
    assertFails("TOO_SLOW", "/slow.dat", 1);
  }

  @Test
  void D18_badCertificates_failAtOnce_andSayWhose() throws Exception {
    for (Certificates bad : List.of(Certificates.EXPIRED, Certificates.WRONG_HOST)) {
      try (FaultServer secure = FaultServer.open(bad, directory)) {
        secure.on("/a.dat", Reply.ok(DATA));
        HttpException failure = downloads.failed(secure, "/a.dat");
        assertEquals("TLS", failure.code());
        assertSays("issued by", failure);
        assertEquals(0, secure.received().size());
        Set<String> named = Set.of("localhost");
        Downloads lax = new Downloads(directory.resolve("lax-" + bad));
        lax.http(lax.http().with(new Access(List.of(), Map.of(), named)));
        assertArrayEquals(DATA, lax.ok(secure, "/a.dat"));
      }
    }
  }

  /** Signed by nobody whom the JDK knows; otherwise right. */
  @Test
  void D18_unknownCertificateAuthority_failsAtOnce_andNamesTheTrustStore() throws Exception {
    try (FaultServer secure = FaultServer.open(Certificates.GOOD, directory)) {
      secure.on("/a.dat", Reply.ok(DATA));
      HttpException failure = downloads.failed(secure, "/a.dat");
      assertEquals("TLS", failure.code());
      assertSays("issued by", failure);
      assertSays("javax.net.ssl.trustStore", failure);
      assertEquals(0, secure.received().size());
    }
  }

  @Test
  void D20_connectionClosedBetweenRequests_isNoFailure() throws IOException {
    server.on("/a.dat", Reply.ok(DATA).thenClose());
    server.on("/b.dat", Reply.ok(OTHER).thenClose());
    server.on("/c.dat", Reply.ok(DATA));
    downloads
        .attempts(1)
        .http(downloads.http().with(new PerHost(1, Duration.ZERO, Duration.ofMinutes(2))));
    List<Outcome<Transfer, Downloaded>> outcomes =
        downloads.run(
            downloads.transfer("a.dat", "", server.uri("/a.dat")),
            downloads.transfer("b.dat", "", server.uri("/b.dat")),
            downloads.transfer("c.dat", "", server.uri("/c.dat")));
    outcomes.forEach(Outcome::orElseThrow);
    assertEquals(List.of("a.dat", "b.dat", "c.dat"), downloads.files());
  }

  @Test
  void D21_proxyThatIsDown_isNamed() throws IOException {
    int port = FaultServer.closedPort();
    HttpSettings.Proxy proxy = new HttpSettings.Proxy("", "127.0.0.1", port, "", Optional.empty());
    downloads.http(downloads.http().with(new Access(List.of(proxy), Map.of(), Set.of())));
    HttpException failure = downloads.failed(server, "/a.dat");
    assertEquals("PROXY", failure.code());
    assertSays("127.0.0.1:" + port, failure);
    assertEquals(0, server.received().size());
  }

  @Test
  void D22_wrongHash_isAskedForOnceMore_thenFails() throws IOException {
    server.on("/a.dat", Reply.ok(OTHER));
    String hash = Urls.hash("something else");
    HttpException failure =
        downloads.failed(downloads.transfer("a.dat", hash, server.uri("/a.dat")));
    assertEquals("CHECKSUM", failure.code());
    assertSays("want sha256:" + hash + ", got ", failure);
    assertEquals(2, requests("/a.dat"));
    assertEquals(Optional.of("no-cache"), server.received("/a.dat").get(1).header("Cache-Control"));
    assertEquals(List.of(), downloads.files());
  }

  /** To come back for them would be to begin with the first URL again, and never to end. */
  @Test
  void D22_D23_whatFollowsFromAnAnswer_doesNotWaitForTheTurnOfItsHost() throws IOException {
    server.on("/bad.dat", Reply.ok(OTHER));
    server.on("/moved.dat", Reply.status(302).header("Location", "/good.dat"));
    server.on("/good.dat", Reply.ok(DATA));
    downloads.http(
        downloads.http().with(new PerHost(1, Duration.ofHours(1), Duration.ofMinutes(2))));
    Transfer transfer =
        downloads.transfer("a.dat", hash(DATA), server.uri("/bad.dat"), server.uri("/moved.dat"));
    assertArrayEquals(DATA, downloads.ok(transfer));
    assertEquals(2, requests("/bad.dat"));
    assertEquals(1, requests("/moved.dat"));
  }

  @Test
  void D22_D23_mirrorWithTheRightContent_helps() throws IOException {
    server.on("/bad.dat", Reply.ok(OTHER));
    server.on("/good.dat", Reply.ok(DATA));
    String hash = hash(DATA);
    Transfer transfer =
        downloads.transfer("a.dat", hash, server.uri("/bad.dat"), server.uri("/good.dat"));
    assertArrayEquals(DATA, downloads.ok(transfer));
    assertEquals(2, requests("/bad.dat"));
    assertEquals(1, requests("/good.dat"));
  }

  private static String hash(byte[] content) {
    java.security.MessageDigest digest = Checksum.digest("sha256");
    digest.update(content);
    return Checksum.hex(digest);
  }

  @Test
  void D25_gzipThatNobodyAskedFor_isUnpacked_othersFail() throws IOException {
    server.on("/a.dat", Reply.ok(DATA).gzipped());
    server.on("/b.dat", Reply.ok(DATA).header("Content-Encoding", "br"));
    assertDownloads(DATA, 1);
    Files.delete(downloads.file("a.dat"));
    assertFails("BAD_ENCODING", "/b.dat", 1);
  }

  @Test
  void D1_D25_packedContentIsCut_messageSaysSo() throws IOException {
    byte[] packed = Reply.packed(DATA);
    server.on(
        "/a.dat",
        Reply.ok(Arrays.copyOf(packed, packed.length - 6)).header("Content-Encoding", "gzip"));
    assertSays("cannot be unpacked: it ends too early", assertFails("SHORT_BODY", "/a.dat", 4));
  }

  @Test
  void D28_pausedHost_holdsNoWorkerFromOthers() throws IOException {
    server.on("/slow.dat", Reply.status(429).header("Retry-After", "1"), Reply.ok(DATA));
    server.on("/fast.dat", Reply.ok(DATA));
    Transfer[] all = new Transfer[40];
    for (int i = 0; i < 40; i++) {
      boolean slow = i < 20;
      URI url = slow ? server.uri("/slow.dat") : server.uri("127.0.0.1", "/fast.dat");
      all[i] = downloads.transfer(i + ".dat", "", url);
    }
    downloads.http(downloads.http().with(new PerHost(1, Duration.ZERO, Duration.ofMinutes(2))));
    downloads.run(all).forEach(Outcome::orElseThrow);
    long paused = server.received("/slow.dat").get(1).atNanos();
    long late = server.received("/fast.dat").stream().filter(r -> r.atNanos() > paused).count();
    assertTrue(late < 20, late + " of 20 downloads of another host waited for the paused one");
    assertInstanceOf(Outcome.Ok.class, downloads.run(all[0]).get(0));
  }

  private Downloads publicOnly() {
    Access access = new Access(List.of(), Map.of(), Set.of()).withDenyPrivate(true);
    return downloads.http(downloads.http().with(access));
  }

  @Test
  void privateAddress_isNotAsked_ifThatIsDenied() {
    server.on("/a", Reply.ok(DATA));
    HttpException failure = publicOnly().failed(server, "/a");
    assertEquals("PRIVATE_ADDRESS", failure.code());
    assertSays("localhost is at ", failure);
    assertEquals(0, server.connections());
  }

  @Test
  void privateAddressOfARedirect_isNotAsked_ifThatIsDenied() {
    // The server is asked as a proxy is, whose own address does not matter.
    HttpSettings.Proxy proxy =
        new HttpSettings.Proxy(
            "", "localhost", server.uri("/").getPort(), "127.*", Optional.empty());
    Access access = new Access(List.of(proxy), Map.of(), Set.of()).withDenyPrivate(true);
    server.on("/a", Reply.redirect(302, server.uri("127.0.0.1", "/b").toString()));
    server.on("/b", Reply.ok(DATA));
    downloads.http(downloads.http().with(access));
    HttpException failure =
        downloads.failed(downloads.transfer("a", "", URI.create("http://public.example/a")));
    assertEquals("PRIVATE_ADDRESS", failure.code());
    assertEquals(0, requests("/b"));
  }

  @Test
  void D14_missingFile_isFine_ifThatIsAllowed() throws Exception {
    server.on("/a", Reply.status(404)).on("/b", Reply.status(410));
    downloads.absent(404);
    Downloaded missing =
        downloads.run(downloads.transfer("a", "", server.uri("/a"))).get(0).orElseThrow();
    assertTrue(missing.absence().orElseThrow().startsWith("HTTP 404 "), missing.missing());
    assertEquals("HTTP_410", downloads.failed(server, "/b").code());
    assertEquals(List.of(), downloads.files());
  }

  @Test
  void D14_missingFile_isNotFine_ifOneOfItsMirrorsFailsInAnotherWay() {
    server.on("/a", Reply.status(404)).on("/b", Reply.status(403)).on("/c", Reply.ok(DATA));
    downloads.absent(404, 410);
    Transfer both = downloads.transfer("a", "", server.uri("/a"), server.uri("/b"));
    assertEquals("HTTP_404", downloads.failed(both).code());
  }

  @Test
  void D14_missingFile_leavesTheOneOfAnEarlierRun() throws Exception {
    server.on("/a", Reply.ok(DATA), Reply.status(404));
    downloads.absent(404).ok(server, "/a");
    Downloaded missing =
        downloads.run(downloads.transfer("a", "", server.uri("/a"))).get(0).orElseThrow();
    assertTrue(missing.missing().endsWith("; the file of an earlier run is kept"));
    assertArrayEquals(DATA, Files.readAllBytes(downloads.file("a")));
  }
}
