// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Python's pools of processes, in one program that stays warm as well. */
record PythonProcesses(
    String label, String kind, int items, Process process, BufferedReader answers)
    implements Entrant {

  /**
   * Starts it.
   *
   * @throws IOException if there is no python3
   */
  static PythonProcesses start(String label, String kind, int items, Path script)
      throws IOException {
    Process process =
        new ProcessBuilder("python3", script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new PythonProcesses(label, kind, items, process, process.inputReader(UTF_8));
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanos(process.toHandle())
        + process.descendants().mapToLong(Entrant::cpuNanos).sum();
  }

  @Override
  public long nanos() throws IOException {
    BufferedWriter commands = process.outputWriter(UTF_8);
    commands.write(kind + " " + items + "\n");
    commands.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IllegalStateException(label + " ended without an answer");
    }
    return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
