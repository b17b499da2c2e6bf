// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes a journal anew before a run, with what is still of use: earlier runs in short, and the
 * last record of each item. It appears under its name when it is complete, so that a run that is
 * killed meanwhile leaves the old one.
 */
final class Compaction {
  private static final int MOST_PAST_RUNS = 20;

  private final Path file;
  private final Replay replay;
  private final KeyTable table;
  private long written;

  /**
   * @param replay what the file says
   */
  Compaction(Path file, Replay replay) {
    this.file = file;
    this.replay = replay;
    this.table = replay.table();
  }

  /**
   * Writes it.
   *
   * @param past the earlier runs, with the last
   * @param keepItems whether what is known of items is still of use
   * @return where the items are now
   */
  KeyTable write(List<PastRun> past, boolean keepItems) throws IOException {
    Path part = file.resolveSibling("journal.tmp");
    try (FileOutputStream raw = new FileOutputStream(part.toFile());
        OutputStream out = new BufferedOutputStream(raw, 1 << 18)) {
      heads(past, out);
      if (keepItems && Files.exists(file)) {
        items(out);
      }
      out.flush();
      raw.getFD().sync();
    }
    replace(part, file);
    return keepItems ? table : new KeyTable();
  }

  private void heads(List<PastRun> past, OutputStream out) throws IOException {
    JsonObject first = new JsonObject();
    first.addProperty("t", "journal");
    first.addProperty("v", Journal.VERSION);
    record(first, out);
    List<PastRun> last = past.subList(Math.max(0, past.size() - MOST_PAST_RUNS), past.size());
    for (PastRun run : last) {
      JsonObject record = HeadFormat.record(Line.Type.PAST, replay.run());
      record.add("run", HeadFormat.json(run));
      record(record, out);
    }
  }

  private void record(JsonObject record, OutputStream out) throws IOException {
    RecordBuffer buffer = new RecordBuffer();
    buffer.write(HeadFormat.open(record).getBytes(StandardCharsets.UTF_8));
    buffer.endRecord();
    written += buffer.size();
    buffer.writeTo(out);
  }

  private void items(OutputStream out) throws IOException {
    try (JournalLines lines = new JournalLines(file)) {
      while (lines.next()) {
        Line line = lines.line();
        if (lines.isGood() && line.key() != 0 && table.offset(line.key()) == lines.offset()) {
          table.move(line.key(), written);
          written += lines.copyTo(out);
        }
      }
    }
  }

  /** The replaced file's name is never without a file, where the file system can do that. */
  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException foreignFileSystem) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
