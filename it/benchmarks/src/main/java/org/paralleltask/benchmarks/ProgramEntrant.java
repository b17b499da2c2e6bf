// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** A program that is started, prints 42, and ends. */
record ProgramEntrant(String label, List<String> command) implements Entrant {
  @Override
  public int items() {
    return 1;
  }

  @Override
  public long cpuNanos() {
    return 0;
  }

  @Override
  public long nanos() throws Exception {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    long nanos = System.nanoTime() - start;
    if (!printed.equals("42")) {
      throw new IllegalStateException(label + " should have printed 42, but printed: " + printed);
    }
    return nanos;
  }

  @Override
  public void close() {}
}
