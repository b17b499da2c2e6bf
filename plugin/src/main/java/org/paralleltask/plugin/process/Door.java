// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where the job JVM connects: a port of the loopback interface, for the one who knows the token.
 * Any user of the machine can reach the port; the token went to the child alone, over its standard
 * input.
 */
final class Door implements AutoCloseable {
  private static final int HELLO_LIMIT_MILLIS = 10_000;

  private final ServerSocket server;
  private final String token = newToken();
  private final Inbox inbox;
  private volatile boolean closed;
  private volatile Socket guest = new Socket();

  Door(Inbox inbox) throws IOException {
    this.inbox = inbox;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  int port() {
    return server.getLocalPort();
  }

  String token() {
    return token;
  }

  /** Lets the job in, turns others away, and passes on the job's events until its end. */
  void listen() {
    boolean served = false;
    while (!served && !closed) {
      try (Socket socket = server.accept()) {
        guest = socket;
        served = serve(socket);
      } catch (IOException e) {
        // A guest that leaves early is no event; when the door closes, the loop ends.
        served = closed;
      }
    }
  }

  private boolean serve(Socket socket) throws IOException {
    socket.setSoTimeout(HELLO_LIMIT_MILLIS);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    JsonObject hello = parse(lines.readLine());
    if (!isToken(hello)) {
      return false;
    }
    socket.setSoTimeout(0);
    inbox.put(new Message.Connected(hello));
    try {
      passOn(lines);
    } finally {
      inbox.put(new Message.Disconnected());
    }
    return true;
  }

  private void passOn(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      inbox.put(new Message.Event(parse(line)));
    }
  }

  /** An object in any case: a stranger, or a JVM that dies within a line, may send anything. */
  private static JsonObject parse(@Nullable String line) {
    try {
      return line != null && JsonParser.parseString(line) instanceof JsonObject object
          ? object
          : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  private boolean isToken(JsonObject hello) {
    byte[] shown = Json.text(hello, "token").orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    closed = true;
    try (server) {
      guest.close();
    } catch (IOException e) {
      // Nothing more is read, so it does not matter how the connection ends.
    }
  }
}
