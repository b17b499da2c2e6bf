// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;
import org.paralleltask.jobs.journal.LostWorker;
import org.paralleltask.jobs.journal.Reason;

/** {@code items.ndjson}: a line for each item, in the order in which they end. */
final class ItemsFile implements ItemReport {
  private static final byte[] INDEX = ascii("{\"index\":");
  private static final byte[] KEY = ascii(",\"key\":");
  private static final byte[] LABEL = ascii(",\"label\":");
  private static final byte[] STATE = ascii(",\"state\":");
  private static final byte[] REASON = ascii(",\"reason\":{\"cause\":");
  private static final byte[] DETAIL = ascii(",\"detail\":");
  private static final byte[] WORKER = ascii(",\"worker\":");
  private static final byte[] START = ascii(",\"startMs\":");
  private static final byte[] TIME = ascii(",\"ms\":");
  private static final byte[] ATTEMPTS = ascii(",\"attempts\":[");
  private static final byte[] ATTEMPT = ascii("{\"worker\":");
  private static final byte[] WHY = ascii(",\"error\":");
  private static final byte[] OUTPUTS = ascii(",\"outputs\":[");
  private static final byte[] PATH = ascii("{\"path\":");
  private static final byte[] SIZE = ascii(",\"size\":");
  private static final byte[] HASH = ascii(",\"sha256\":");
  private static final byte[] TYPE = ascii(",\"error\":{\"code\":");
  private static final byte[] MESSAGE = ascii(",\"message\":");
  private static final byte[] AT = ascii(",\"at\":");
  private static final byte[] PID = ascii(",\"worker\":{\"pid\":");
  private static final byte[] EXIT_CODE = ascii(",\"exitCode\":");
  private static final byte[] SIGNAL = ascii(",\"signal\":");
  private static final byte[] CRASH_FILE = ascii(",\"crashFile\":");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] END_OF_OBJECT = ascii("}");
  private static final byte[] END_OF_LIST = ascii("]");
  private static final byte[] END = ascii("}\n");

  private final JsonLines lines;

  ItemsFile(OutputStream out) {
    lines = new JsonLines(out);
  }

  @Override
  public void add(ItemEntry entry) throws IOException {
    lines.raw(INDEX).number(entry.index()).raw(KEY).hex(entry.key());
    lines.raw(LABEL).string(entry.label()).raw(STATE).string(entry.state().name());
    Reason reason = entry.reason();
    if (reason != null) {
      reason(reason);
    }
    if (entry.started()) {
      attempts(entry);
    }
    Evidence evidence = entry.evidence();
    if (evidence != null && !evidence.outputs().isEmpty()) {
      outputs(evidence.outputs());
    }
    Failure failure = entry.failure();
    if (failure != null) {
      error(failure);
    }
    lines.raw(END);
  }

  private void reason(Reason reason) throws IOException {
    lines.raw(REASON).string(reason.cause().name());
    optional(DETAIL, reason.detail().isEmpty() ? null : reason.detail());
    lines.raw(END_OF_OBJECT);
  }

  private void attempts(ItemEntry entry) throws IOException {
    lines.raw(WORKER).string(entry.worker());
    time(entry.last());
    lines.raw(ATTEMPTS);
    for (int i = 0; i < entry.attempts().size(); i++) {
      Attempt attempt = entry.attempts().get(i);
      lines.raw(i == 0 ? new byte[0] : COMMA).raw(ATTEMPT).string(attempt.worker());
      time(attempt);
      optional(WHY, attempt.error());
      lines.raw(END_OF_OBJECT);
    }
    lines.raw(END_OF_LIST);
  }

  private void time(Attempt attempt) throws IOException {
    lines.raw(START).millis(Math.max(0, attempt.startMicros()));
    lines.raw(TIME).millis(Math.max(0, attempt.micros()));
  }

  private void outputs(List<FileStamp> outputs) throws IOException {
    lines.raw(OUTPUTS);
    for (int i = 0; i < outputs.size(); i++) {
      FileStamp file = outputs.get(i);
      lines.raw(i == 0 ? new byte[0] : COMMA).raw(PATH).string(file.path());
      lines.raw(SIZE).number(file.size()).raw(HASH).string(file.sha256()).raw(END_OF_OBJECT);
    }
    lines.raw(END_OF_LIST);
  }

  private void error(Failure failure) throws IOException {
    lines.raw(TYPE).string(failure.type()).raw(MESSAGE).string(failure.message());
    optional(AT, failure.at());
    LostWorker lost = failure.lost();
    if (lost != null) {
      lost(lost);
    }
    lines.raw(END_OF_OBJECT);
  }

  private void lost(LostWorker lost) throws IOException {
    lines.raw(PID).number(lost.pid()).raw(EXIT_CODE).number(lost.exitCode());
    optional(SIGNAL, lost.signal());
    optional(CRASH_FILE, lost.crashFile());
    lines.raw(END_OF_OBJECT);
  }

  private void optional(byte[] name, @Nullable String value) throws IOException {
    if (value != null) {
      lines.raw(name).string(value);
    }
  }

  @Override
  public void finish() {}

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
