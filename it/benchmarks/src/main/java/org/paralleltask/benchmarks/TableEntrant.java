// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** A program that prints the table of the files, timed from its start to its end. */
record TableEntrant(String label, int items, AggregateFiles files, List<String> command)
    implements Entrant {

  /** Whether a program is installed. */
  static boolean isThere(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    long nanos = System.nanoTime() - start;
    files.check(label, printed);
    return nanos;
  }

  @Override
  public void close() {}
}
