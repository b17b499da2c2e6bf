// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Drains a standard stream of the job JVM, so that the JVM never waits for a reader, and passes on
 * whole lines. A line without end is cut, so that it cannot fill Maven's memory.
 */
record LinePump(InputStream stream, boolean error, Inbox inbox) implements Runnable {
  static final int LONGEST_LINE = 16 * 1024;

  @Override
  public void run() {
    try (Reader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      pump(reader);
    } catch (IOException e) {
      // The stream was closed from this side, which is how a job that hangs is left.
    } finally {
      inbox.put(new Message.StreamEnded());
    }
  }

  private void pump(Reader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c != -1; c = reader.read()) {
      if (c == '\n') {
        pass(line);
      } else {
        line.append((char) c);
      }
      if (line.length() == LONGEST_LINE) {
        pass(line);
      }
    }
    if (!line.isEmpty()) {
      pass(line);
    }
  }

  private void pass(StringBuilder line) {
    String text = line.toString();
    inbox.put(new Message.Printed(error, text.endsWith("\r") ? text.strip() : text));
    line.setLength(0);
  }
}
