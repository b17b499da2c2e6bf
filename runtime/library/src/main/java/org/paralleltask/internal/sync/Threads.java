// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/** Threads that serve a connection. */
final class Threads {
  private Threads() {}

  // Without what threads inherit: it outlives whoever shares the first object.
  static void start(Runnable action, String name) {
    Thread thread = new Thread(null, action, name, 0, false);
    thread.setDaemon(true);
    thread.start();
  }
}
