// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.faults.Answering;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.faults.Resource;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Request;

/** What becomes of a download that takes its time, however it ends; nothing is left running. */
@Timeout(60)
class LargeBodyTest {
  private static final int MEGABYTE = 1 << 20;
  private static final byte[] DATA = random(12 * MEGABYTE + 4711);

  @TempDir Path directory;
  private FaultServer server;
  private Downloads downloads;

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String hash(byte[] bytes) {
    var digest = Checksum.digest("sha256");
    digest.update(bytes);
    return Checksum.hex(digest);
  }

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.open();
    downloads = new Downloads(directory.resolve("out")).maxSize(100 * MEGABYTE);
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    server.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("parallel-download")) {
        thread.join(30_000);
        assertTrue(!thread.isAlive(), thread.getName());
      }
    }
  }

  private Transfer transfer(byte[] content) {
    return downloads.transfer("a.dat", hash(content), server.uri("/a.dat"));
  }

  @Test
  void rightHash_isSeenToBeRight_withAndWithoutALength() throws IOException {
    server.on("/a.dat", Reply.ok(DATA));
    server.on("/b.dat", Reply.ok(DATA).chunked(10_007));
    server.on("/c.dat", Reply.ok(DATA).gzipped());
    for (String path : List.of("/a.dat", "/b.dat", "/c.dat")) {
      String name = path.substring(1);
      Transfer transfer = downloads.transfer(name, hash(DATA), server.uri(path));
      assertArrayEquals(DATA, downloads.ok(transfer), name);
    }
  }

  @Test
  void lastByteThatIsWrong_failsByTheHash_andLeavesNothing() throws IOException {
    byte[] wrong = DATA.clone();
    wrong[wrong.length - 1]++;
    server.on("/a.dat", Reply.ok(wrong));
    assertEquals("CHECKSUM", downloads.failed(transfer(DATA)).code());
    assertEquals(List.of(), downloads.files());
  }

  @Test
  void otherHash_isLookedAtBesideSha256() throws IOException {
    server.on("/a.dat", Reply.ok(DATA));
    var md5 = Checksum.digest("md5");
    md5.update(DATA);
    String pinned = "md5:" + Checksum.hex(md5);
    Path target = downloads.file("a.dat");
    var urls = List.of(server.uri("/a.dat"));
    Transfer transfer = new Transfer(urls, "a.dat", target, pinned, -1, "", false);
    Downloaded done = downloads.run(transfer).get(0).orElseThrow();
    assertEquals(hash(DATA), done.sha256());
  }

  @Test
  void cutBody_isGoneOnWith_andItsHashIsOfAll() throws IOException {
    Resource whole = Resource.of(DATA).etag("\"v1\"");
    server.on("/a.dat", whole.cutAfter(11 * MEGABYTE), whole);
    assertArrayEquals(DATA, downloads.ok(transfer(DATA)));
    assertEquals(2, server.received("/a.dat").size());
  }

  @Test
  void moreThanMaxSize_endsAtTheByte_andLeavesNothing() throws IOException {
    server.on("/a.dat", Reply.ok(Arrays.copyOf(DATA, MEGABYTE)).endless());
    downloads.maxSize(10 * MEGABYTE);
    assertEquals("TOO_LARGE", downloads.failed(transfer(DATA)).code());
    assertEquals(List.of(), downloads.files());
  }

  /** Sends all but the last megabyte, tells that, and waits until it may go on. */
  private static Answering stopping(CountDownLatch sent, CountDownLatch goOn) {
    return (request, connection) -> {
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + DATA.length + "\r\n\r\n");
      connection.send(DATA, 0, DATA.length - MEGABYTE);
      sent.countDown();
      await(goOn);
      connection.send(DATA, DATA.length - MEGABYTE, DATA.length);
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      throw new IllegalStateException(closed);
    }
  }

  @Test
  void writeThatFails_isToldAsItIs() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    server.on("/a.dat", stopping(sent, goOn));
    Files.createDirectories(directory.resolve("out"));
    Transfer transfer = transfer(DATA);
    try (Http http = Http.open(downloads.http());
        Part part = Part.open(transfer);
        Answer answer = http.send(Request.get(server.uri("/a.dat")))) {
      Receipt receipt = new Receipt(transfer, answer.uri(), "", part, Long.MAX_VALUE);
      Thread breaks = new Thread(() -> breakOff(part, sent, goOn));
      breaks.start();
      assertThrows(ClosedChannelException.class, () -> receipt.take(answer, 0));
      breaks.join();
    }
  }

  private static void breakOff(Part part, CountDownLatch sent, CountDownLatch goOn) {
    await(sent);
    try {
      part.close();
    } catch (IOException odd) {
      throw new IllegalStateException(odd);
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void interrupt_endsIt_andTheRestIsNotWaitedFor() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    server.on("/a.dat", stopping(sent, goOn));
    Files.createDirectories(directory.resolve("out"));
    Path output = directory.resolve("out");
    DownloadSettings settings =
        new DownloadSettings(output, DATA.length, false, null, Set.of(), downloads.http());
    try (Downloader downloader = Downloader.open(settings)) {
      FutureTask<IOException> download =
          new FutureTask<>(
              () -> assertThrows(IOException.class, () -> downloader.fetch(transfer(DATA))));
      Thread worker = new Thread(download);
      worker.start();
      await(sent);
      worker.interrupt();
      assertTrue(isOfAnInterrupt(download.get()), () -> download.toString());
    } finally {
      goOn.countDown();
    }
    assertEquals(false, Files.exists(downloads.file("a.dat")));
  }

  /** It may come while bytes are read, or while they are written. */
  private static boolean isOfAnInterrupt(IOException ended) {
    return ended instanceof ClosedByInterruptException
        || (ended instanceof HttpException http && http.code().equals("CANCELLED"));
  }
}
