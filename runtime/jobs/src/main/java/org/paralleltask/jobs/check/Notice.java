// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a program for each link that fails, with the link, what it is, and why, as arguments. */
final class Notice implements Consumer<Verdict> {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MOST_OUTPUT = 10_000;

  private final List<String> command;
  private final Path directory;
  private final Duration longest;

  /** A command that may take a minute. */
  Notice(List<String> command, Path directory) {
    this(command, directory, LONGEST);
  }

  /**
   * @param command its words; messages name the first alone, for others may be secret
   * @param directory where it runs
   * @param longest how long it may take before it is ended
   */
  Notice(List<String> command, Path directory, Duration longest) {
    this.command = command;
    this.directory = directory;
    this.longest = longest;
  }

  /** What the program prints is printed, and so kept with the link. */
  @Override
  public void accept(Verdict verdict) {
    try {
      Path output = Files.createTempFile("parallel-notify", ".log");
      try {
        run(verdict, output);
      } finally {
        print(output);
        Files.deleteIfExists(output);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("\"notify\" failed: " + broken.getMessage(), broken);
    }
  }

  /** What it says matters most if it fails. */
  private static void print(Path output) throws IOException {
    try (InputStream printed = Files.newInputStream(output)) {
      System.out.print(new String(printed.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8));
    }
  }

  private void run(Verdict verdict, Path output) throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(verdict.link(), verdict.kind().word(), verdict.detail()));
    Process process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.get(0) + " was ended: it took over " + longest.toMillis() / 1000.0 + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(command.get(0) + " ended with exit code " + process.exitValue());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
