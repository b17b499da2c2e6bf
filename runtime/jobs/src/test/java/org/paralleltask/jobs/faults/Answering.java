// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.IOException;

/** How a request is answered. {@link Reply} and {@link Resource} are those that tests need most. */
@FunctionalInterface
public interface Answering {
  /**
   * Answers; the connection is kept for the next request unless this ends it.
   *
   * @throws IOException if the client has gone
   */
  void answer(Received request, Connection connection) throws IOException;

  /** Closes the connection before a byte of the answer. */
  static Answering nothing() {
    return (request, connection) -> connection.end();
  }

  /** Resets the connection before a byte of the answer. */
  static Answering reset() {
    return (request, connection) -> connection.reset();
  }

  /** Never answers. */
  static Answering silence() {
    return (request, connection) -> connection.pause(java.time.Duration.ofDays(1));
  }

  /** Sends bytes that need not be HTTP, and closes the connection. */
  static Answering raw(String text) {
    return (request, connection) -> {
      connection.send(text);
      connection.end();
    };
  }
}
