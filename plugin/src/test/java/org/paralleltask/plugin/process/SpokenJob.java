// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A job JVM that speaks the protocol and does no work: what it does is the method of the task in
 * its spec.
 */
final class SpokenJob {
  private final JsonObject spec;
  private final BufferedReader stdin;

  private SpokenJob() throws IOException {
    stdin = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    spec = JsonParser.parseString(stdin.readLine()).getAsJsonObject();
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new SpokenJob().run());
  }

  private int run() throws Exception {
    String behaviour = spec.getAsJsonObject("task").get("method").getAsString();
    switch (behaviour) {
      case "dieEarly" -> {
        System.err.println("no thanks");
        return 42;
      }
      case "lie" -> shakeHands("{\"e\":\"hello\",\"protocol\":3,\"token\":\"wrong\"}");
      default -> {}
    }
    try (Socket socket = connect(behaviour.equals("foreign") ? 7 : JobSpec.PROTOCOL)) {
      PrintStream events = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      return run(behaviour, events);
    }
  }

  private int run(String behaviour, PrintStream events) throws Exception {
    switch (behaviour) {
      case "succeed", "lie" -> {
        System.out.println("a line of the library ü");
        events.println(
            "{\"e\":\"start\",\"job\":\"j\",\"total\":2,\"pool\":\"thread\",\"mode\":\"map\",\"workers\":2,\"why\":\"asked for\",\"java\":\"17\"}");
        events.println("{\"e\":\"progress\",\"counts\":{\"OK\":1},\"running\":1,\"total\":2}");
        events.println(
            "{\"e\":\"end\",\"outcome\":\"ok\",\"counts\":{\"OK\":2},\"items\":2,\"result\":\"3\"}");
        return 0;
      }
      case "refuse" -> {
        events.println("{\"e\":\"end\",\"outcome\":\"config\",\"message\":\"no such file\"}");
        return 2;
      }
      case "crash" -> {
        System.out.print("last words");
        System.out.flush();
        Runtime.getRuntime().halt(7);
        return 0;
      }
      case "contradict" -> {
        events.println("{\"e\":\"end\",\"outcome\":\"ok\",\"counts\":{\"OK\":1},\"items\":1}");
        return 9;
      }
      case "stay" -> {
        events.println(
            "{\"e\":\"log\",\"level\":\"info\",\"text\":\"pid "
                + ProcessHandle.current().pid()
                + "\"}");
        awaitEndOfParent();
        return 130;
      }
      default -> {
        awaitEndOfParent();
        return 130;
      }
    }
  }

  private void awaitEndOfParent() throws IOException {
    while (stdin.readLine() != null) {
      // Nothing is ever sent: the end is the message.
    }
  }

  private Socket connect(int protocol) throws IOException {
    return shakeHands(
        "{\"e\":\"hello\",\"protocol\":%d,\"token\":\"%s\",\"runtime\":\"9.9\"}"
            .formatted(protocol, spec.get("token").getAsString()));
  }

  private Socket shakeHands(String hello) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), spec.get("port").getAsInt());
    OutputStream stream = socket.getOutputStream();
    stream.write((hello + "\n").getBytes(StandardCharsets.UTF_8));
    stream.flush();
    return socket;
  }
}
