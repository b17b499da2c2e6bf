// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a program for each link that fails, with the link, what it is, and why, as arguments. */
final class Notice implements Consumer<Verdict> {
  private static final long LONGEST_SECONDS = 60;
  private static final int MOST_OUTPUT = 10_000;

  private final List<String> command;
  private final Path directory;

  Notice(List<String> command, Path directory) {
    this.command = command;
    this.directory = directory;
  }

  /** What the program prints is printed, and so kept with the link. */
  @Override
  public void accept(Verdict verdict) {
    try {
      Path output = Files.createTempFile("parallel-notify", ".log");
      try {
        run(verdict, output);
        byte[] printed = Files.readAllBytes(output);
        int length = Math.min(printed.length, MOST_OUTPUT);
        System.out.print(new String(printed, 0, length, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("\"notify\" failed: " + broken.getMessage(), broken);
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
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command + " took longer than " + LONGEST_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(command + " ended with exit code " + process.exitValue());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
