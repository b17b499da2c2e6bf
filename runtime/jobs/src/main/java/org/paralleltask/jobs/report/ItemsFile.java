// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;
import org.paralleltask.jobs.journal.LostWorker;

/** {@code items.ndjson}: a line for each item, in the order in which they end. */
final class ItemsFile implements Closeable {
  private static final byte[] INDEX = ascii("{\"index\":");
  private static final byte[] KEY = ascii(",\"key\":");
  private static final byte[] LABEL = ascii(",\"label\":");
  private static final byte[] STATE = ascii(",\"state\":");
  private static final byte[] WORKER = ascii(",\"worker\":");
  private static final byte[] START = ascii(",\"startMs\":");
  private static final byte[] TIME = ascii(",\"ms\":");
  private static final byte[] ATTEMPTS = ascii(",\"attempts\":");
  private static final byte[] TYPE = ascii(",\"error\":{\"type\":");
  private static final byte[] MESSAGE = ascii(",\"message\":");
  private static final byte[] AT = ascii(",\"at\":");
  private static final byte[] PID = ascii(",\"worker\":{\"pid\":");
  private static final byte[] EXIT_CODE = ascii(",\"exitCode\":");
  private static final byte[] SIGNAL = ascii(",\"signal\":");
  private static final byte[] CRASH_FILE = ascii(",\"crashFile\":");
  private static final byte[] END_OF_ERROR = ascii("}");
  private static final byte[] END = ascii("}\n");

  private final JsonLines lines;

  ItemsFile(Path file) throws IOException {
    lines = new JsonLines(Files.newOutputStream(file));
  }

  void add(ItemEntry entry) throws IOException {
    lines.raw(INDEX).number(entry.index()).raw(KEY).hex(entry.key());
    lines.raw(LABEL).string(entry.label()).raw(STATE).string(entry.state().name());
    if (entry.started()) {
      attempt(entry);
    }
    Failure failure = entry.failure();
    if (failure != null) {
      error(failure);
    }
    lines.raw(END);
  }

  private void attempt(ItemEntry entry) throws IOException {
    lines.raw(WORKER).string(entry.worker());
    lines.raw(START).millis(Math.max(0, entry.last().startMicros()));
    lines.raw(TIME).millis(entry.micros());
    lines.raw(ATTEMPTS).number(entry.attempts().size());
  }

  private void error(Failure failure) throws IOException {
    lines.raw(TYPE).string(failure.type()).raw(MESSAGE).string(failure.message());
    optional(AT, failure.at());
    LostWorker lost = failure.lost();
    if (lost != null) {
      lost(lost);
    }
    lines.raw(END_OF_ERROR);
  }

  private void lost(LostWorker lost) throws IOException {
    lines.raw(PID).number(lost.pid()).raw(EXIT_CODE).number(lost.exitCode());
    optional(SIGNAL, lost.signal());
    optional(CRASH_FILE, lost.crashFile());
    lines.raw(END_OF_ERROR);
  }

  private void optional(byte[] name, @Nullable String value) throws IOException {
    if (value != null) {
      lines.raw(name).string(value);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
