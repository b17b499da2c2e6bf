// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Lets items of other processes wait at a gate of this one, each over a connection of its own. */
final class GateKeeper implements Runnable, AutoCloseable {
  /** The first byte of a connection: an item has come to the gate, and waits for a byte. */
  static final int ARRIVED = 'a';

  /** The first byte of a connection: an item that waited was interrupted; waits for a byte. */
  static final int INTERRUPTED = 'i';

  /** The first byte of a connection: as both, before it could say that it had come. */
  static final int INTERRUPTED_ON_ARRIVAL = 'b';

  private final Gate gate;
  private final ServerSocket door;
  private final List<Socket> waiting = new ArrayList<>();
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

  private void receive(Socket caller) throws IOException {
    int first = caller.getInputStream().read();
    if (first == ARRIVED) {
      add(caller);
      gate.arrive();
    } else {
      if (first == INTERRUPTED_ON_ARRIVAL) {
        gate.arrive();
      }
      if (first >= 0) {
        gate.interrupt();
      }
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
