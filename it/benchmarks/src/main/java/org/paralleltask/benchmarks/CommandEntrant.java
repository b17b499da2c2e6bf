// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;

/**
 * A command in a directory, timed from its start to its end.
 *
 * @param says what it has to print, among other things
 */
record CommandEntrant(String label, int items, Path directory, String says, List<String> command)
    implements Entrant {
  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    long nanos = System.nanoTime() - start;
    if (exit != 0 || !printed.contains(says)) {
      throw new IllegalStateException(label + " ended with " + exit + ": " + printed);
    }
    return nanos;
  }

  @Override
  public void close() {}
}
