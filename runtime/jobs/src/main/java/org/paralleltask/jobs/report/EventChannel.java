// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The connection to the plugin: JSON lines, one way. Used by several threads. */
public final class EventChannel implements AutoCloseable {
  /** Nulls are written: a reader may rely on every field being there. */
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final OutputStream out;
  private final AutoCloseable connection;
  private boolean broken;

  EventChannel(OutputStream out, AutoCloseable connection) {
    this.out = out;
    this.connection = connection;
  }

  /** Sends to a stream, which it closes. */
  public static EventChannel of(OutputStream out) {
    return new EventChannel(out, out);
  }

  /** Connects to the plugin on this machine. */
  public static EventChannel connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    socket.setTcpNoDelay(true);
    return new EventChannel(socket.getOutputStream(), socket);
  }

  /** Sends an event. If the plugin is gone, that is noticed elsewhere, and nothing happens here. */
  public void send(Object event) {
    JsonElement json = GSON.toJsonTree(event);
    write((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends an event with its name. */
  public void send(String name, JsonObject fields) {
    JsonObject event = new JsonObject();
    event.addProperty("e", name);
    fields.asMap().forEach(event::add);
    send(event);
  }

  private synchronized void write(byte[] line) {
    if (!broken) {
      try {
        out.write(line);
        out.flush();
      } catch (IOException gone) {
        broken = true;
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (Exception gone) {
      broken = true;
    }
  }
}
