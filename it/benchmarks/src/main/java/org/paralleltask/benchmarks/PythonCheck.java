// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** The tutorial's program, a new one for every round; its own start is not in the time. */
record PythonCheck(String label, List<String> command) implements Entrant {
  @Override
  public int items() {
    return Websites.COUNT;
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    if (!printed.endsWith(" " + Websites.DOWN)) {
      throw new IllegalStateException(label + " should have found 3 sites down: " + printed);
    }
    return Long.parseLong(printed.substring(0, printed.indexOf(' ')));
  }

  @Override
  public void close() {}
}
