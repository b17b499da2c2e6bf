// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;

/** What the threads that listen to a job JVM pass on to the one that decides. */
sealed interface Message {
  /** The job JVM has connected and shown the token. */
  record Connected(JsonObject hello) implements Message {}

  /** An event of the job. */
  record Event(JsonObject json) implements Message {}

  /** The connection is at its end. */
  record Disconnected() implements Message {}

  /** A line that the job JVM printed outside of items. */
  record Printed(boolean error, String line) implements Message {}

  /** One of the two standard streams is at its end. */
  record StreamEnded() implements Message {}

  /** The process is gone. */
  record Exited(int code) implements Message {}
}
