// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a journal without changing it, whether its run has ended, was killed, or goes on. */
public final class JournalReader {
  private static final Pattern HEAD = Pattern.compile("\\{\"t\":\"journal\",\"v\":(\\d{1,6})[,}]");
  private static final int HEAD_BYTES = 64;

  private JournalReader() {}

  /**
   * The last run.
   *
   * @param directory of the job
   * @return empty if there is no journal, or none that this version can read, or if it tells of no
   *     run
   * @throws IOException if it cannot be read
   */
  public static Optional<RunRecord> lastRun(Path directory) throws IOException {
    Path file = directory.resolve(Journal.FILE);
    if (!Files.exists(file) || version(file) > Journal.VERSION) {
      return Optional.empty();
    }
    return LastRun.of(file, Replay.ofLastRun(file)).map(RunRecord.class::cast);
  }

  /**
   * What is known of items; nothing if there is no journal, or none that this version can read.
   *
   * @param directory of the job
   * @return to be closed
   * @throws IOException if it cannot be read
   */
  public static History history(Path directory) throws IOException {
    Path file = directory.resolve(Journal.FILE);
    return !Files.exists(file) || version(file) > Journal.VERSION
        ? History.none()
        : new History(Replay.of(file).table(), new RecordFile(file));
  }

  /** The version of the format; 0 if the beginning of the file does not tell, or there is none. */
  static int version(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      Matcher head = HEAD.matcher(start);
      return head.lookingAt() ? Integer.parseInt(head.group(1)) : 0;
    }
  }
}
