// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets items of other processes wait at a gate of this one, each over a connection of its own. */
final class GateKeeper implements Runnable, AutoCloseable {
  /** Begins a connection, and the number of a visit follows: an item has come to the gate. */
  static final int ARRIVED = 'a';

  /** As {@link #ARRIVED}, of an item that was interrupted, and does not know if it has said so. */
  static final int INTERRUPTED = 'i';

  private final Gate gate;
  private final ServerSocket door;
  private final List<Socket> waiting = new ArrayList<>();
  private final Set<Long> visits = new HashSet<>(); // only of the keeper's thread
  private boolean open;

  GateKeeper(Gate gate) {
    this.gate = gate;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this, "gate keeper");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return door.getLocalPort();
  }

  @Override
  public void run() {
    try {
      while (true) {
        receive(door.accept());
      }
    } catch (SocketException closed) {
      // the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is said: one of the above, and the number of the visit. */
  static byte[] message(int kind, long visit) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) kind).putLong(visit).array();
  }

  private void receive(Socket caller) throws IOException {
    byte[] message = caller.getInputStream().readNBytes(1 + Long.BYTES);
    if (message.length <= Long.BYTES) {
      release(caller); // interrupted before it had said anything
      return;
    }
    boolean isNew = visits.add(ByteBuffer.wrap(message).getLong(1));
    if (message[0] == ARRIVED) {
      add(caller);
    }
    if (isNew) {
      gate.arrive();
    }
    if (message[0] == INTERRUPTED) {
      gate.interrupt();
      release(caller);
    }
  }

  private synchronized void add(Socket caller) {
    if (open) {
      release(caller);
    } else {
      waiting.add(caller);
    }
  }

  synchronized void open() {
    open = true;
    waiting.forEach(GateKeeper::release);
    waiting.clear();
  }

  private static void release(Socket caller) {
    try (caller) {
      caller.getOutputStream().write(1);
    } catch (IOException gone) {
      // killed while it waited
    }
  }

  @Override
  public void close() {
    open();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
