// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code sort}, in a script that writes to the file that is its first argument. */
record SortProgram(String label, SortedFiles sorted, Path output, List<String> command)
    implements Entrant {

  /**
   * @param script for bash; the files are its arguments from the second on
   */
  static SortProgram of(String label, SortedFiles sorted, String script, List<Path> files) {
    Path output = sorted.output("theirs");
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "sort"));
    command.add(output.toString());
    files.forEach(file -> command.add(file.toString()));
    return new SortProgram(label, sorted, output, List.copyOf(command));
  }

  @Override
  public int items() {
    return sorted.megabytes();
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    Files.deleteIfExists(output);
    long start = System.nanoTime();
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    long nanos = System.nanoTime() - start;
    if (exit != 0) {
      throw new IllegalStateException(label + " ended with " + exit);
    }
    if (Files.notExists(sorted.right())) {
      Files.copy(output, sorted.right());
    }
    sorted.check(label, output);
    return nanos;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(output);
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
