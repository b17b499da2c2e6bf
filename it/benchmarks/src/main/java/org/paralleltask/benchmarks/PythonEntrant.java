// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Python's ThreadPoolExecutor(64) on the number files, in one process that stays warm as well. */
final class PythonEntrant implements Entrant {
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  private PythonEntrant(Process process) {
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
    this.answers = process.inputReader(UTF_8);
  }

  /** Starts it, with the directory of the files; empty if there is no python3. */
  static Optional<Entrant> start(Path directory) throws IOException {
    Path script = directory.resolveSibling("threads.py");
    try (InputStream text = PythonEntrant.class.getResourceAsStream("threads.py")) {
      Files.write(script, Objects.requireNonNull(text, "threads.py").readAllBytes());
    }
    try {
      Process python =
          new ProcessBuilder("python3", script.toString(), directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return Optional.of(new PythonEntrant(python));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  @Override
  public String label() {
    return "Python `ThreadPoolExecutor(64).map`";
  }

  @Override
  public int items() {
    return 1000;
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanos(process.toHandle());
  }

  @Override
  public long nanos() throws IOException {
    commands.write("go\n");
    commands.flush();
    String answer = answers.readLine();
    if (answer == null || !answer.endsWith(" 2483973")) {
      throw new IllegalStateException(
          "Python should have answered with a time and 2483973, but said: " + answer);
    }
    return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
