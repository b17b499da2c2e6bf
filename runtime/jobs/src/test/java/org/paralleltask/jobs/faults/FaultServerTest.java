// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the faults are those they are said to be, as the JDK's own client sees them. */
@Timeout(60)
class FaultServerTest {
  private static final byte[] BODY = "0123456789".repeat(100).getBytes(StandardCharsets.US_ASCII);

  private FaultServer server;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.open();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static HttpURLConnection connect(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(20_000);
    return connection;
  }

  private byte[] get(String path) throws IOException {
    return connect(server.uri(path)).getInputStream().readAllBytes();
  }

  @Test
  void answersInTurn_theLastStays() throws IOException {
    server.on("/a", Reply.status(500), Reply.ok(BODY));

    assertEquals(500, connect(server.uri("/a")).getResponseCode());
    assertArrayEquals(BODY, get("/a?query"));
    assertArrayEquals(BODY, get("/a"));
    assertEquals(404, connect(server.uri("/b")).getResponseCode());
    assertEquals(3, server.received("/a").size());
    assertEquals("GET", server.received("/a").get(0).method());
  }

  @Test
  void goodBodies_arriveWhole() throws IOException {
    server.on("/chunked", Reply.ok(BODY).chunked(64));
    server.on("/until-closed", Reply.ok(BODY).noLength());
    server.on("/drip", Reply.ok(BODY).drip(200, Duration.ofMillis(1)));
    server.on("/closed-unsaid", Reply.ok(BODY).thenClose());

    for (String path : new String[] {"/chunked", "/until-closed", "/drip", "/closed-unsaid"}) {
      assertArrayEquals(BODY, get(path), path);
    }
  }

  @Test
  void brokenAnswers_fail() {
    server.on("/cut", Reply.ok(BODY).chunked(64).cutAfter(100));
    server.on("/reset", Reply.ok(BODY).resetAfter(100));
    server.on("/nothing", Answering.nothing());
    server.on("/no-http", Answering.raw("SSH-2.0-x\r\n"));

    for (String path : new String[] {"/cut", "/reset", "/nothing", "/no-http"}) {
      assertThrows(IOException.class, () -> get(path), path);
    }
  }

  @Test
  void ranges_rightAndWrong() throws IOException {
    Resource file = Resource.of(BODY).etag("\"a\"");
    for (Resource.Ranges how : Resource.Ranges.values()) {
      server.on("/" + how, file.ranges(how));
    }

    HttpURLConnection right = range("RIGHT");
    assertEquals("bytes 100-999/1000", right.getHeaderField("Content-Range"));
    assertArrayEquals(Arrays.copyOfRange(BODY, 100, 1000), right.getInputStream().readAllBytes());
    assertEquals("bytes 90-999/1000", range("EARLIER").getHeaderField("Content-Range"));
    assertEquals("bytes 100-999/1001", range("WRONG_TOTAL").getHeaderField("Content-Range"));
    assertEquals(200, range("WHOLE").getResponseCode());
    assertEquals(416, range("REFUSED").getResponseCode());
    assertEquals(412, range("PRECONDITION_FAILED").getResponseCode());
  }

  private HttpURLConnection range(String path) throws IOException {
    HttpURLConnection connection = connect(server.uri("/" + path));
    connection.setRequestProperty("Range", "bytes=100-");
    connection.setRequestProperty("If-Range", "\"a\"");
    return connection;
  }

  @Test
  void certificates_areNotTrusted(@TempDir Path directory) throws IOException {
    for (Certificates certificate : Certificates.values()) {
      try (FaultServer secure = FaultServer.open(certificate, directory)) {
        secure.on("/a", Reply.ok(BODY));
        assertThrows(
            SSLException.class,
            () -> connect(secure.uri("/a")).getResponseCode(),
            "" + certificate);
      }
    }
  }

  @Test
  void serverClosed_stalledAnswersEnd() throws Exception {
    server.on("/stall", Reply.ok(BODY).stallAfter(10));
    HttpURLConnection connection = connect(server.uri("/stall"));
    assertEquals('0', connection.getInputStream().read());

    server.close();

    assertEquals(9, rest(connection.getInputStream()));
  }

  /** How many bytes come yet. Clients of later JDKs compare with the length that was announced. */
  private static int rest(InputStream in) {
    int count = 0;
    try {
      while (in.read() >= 0) {
        count++;
      }
    } catch (IOException cut) {
      return count;
    }
    return count;
  }
}
