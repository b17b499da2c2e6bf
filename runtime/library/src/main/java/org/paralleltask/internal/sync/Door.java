// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Where other processes come in that got an object of this one. */
final class Door implements Runnable {
  private static final int BACKLOG = 1000;

  private final Home home;
  private final ServerSocket socket;

  private Door(Home home) throws IOException {
    this.home = home;
    this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  static Door open(Home home) {
    try {
      Door door = new Door(home);
      Threads.start(door, "parallel-shared-door");
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for shared objects: " + e.getMessage(), e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    while (true) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        new Session(home, client).start();
      } catch (IOException closed) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }
}
