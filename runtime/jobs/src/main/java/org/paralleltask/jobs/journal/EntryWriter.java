// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what is known of items, but for the checksum and the end of the line. */
final class EntryWriter {
  private static final byte[] END_OF_TEXT = ascii("\"");
  private static final byte[] LABEL = ascii(",\"l\":");
  private static final byte[] REASON = ascii(",\"why\":[");
  private static final byte[] ATTEMPTS = ascii(",\"a\":[");
  private static final byte[] FAILURE = ascii(",\"f\":{\"type\":");
  private static final byte[] MESSAGE = ascii(",\"message\":");
  private static final byte[] AT = ascii(",\"at\":");
  private static final byte[] STACK = ascii(",\"stack\":[");
  private static final byte[] LOST = ascii(",\"lost\":{\"pid\":");
  private static final byte[] EXIT_CODE = ascii(",\"exit\":");
  private static final byte[] SIGNAL = ascii(",\"signal\":");
  private static final byte[] CRASH_FILE = ascii(",\"crash\":");
  private static final byte[] LAST_OUTPUT = ascii(",\"said\":[");
  private static final byte[] OUTPUT = ascii(",\"o\":[");
  private static final byte[] EVIDENCE = ascii(",\"e\":[");
  private static final byte[] ROW = ascii(",\"row\":[[");
  private static final byte[] OPEN = ascii("[");
  private static final byte[] CLOSE = ascii("]");
  private static final byte[] CLOSE_OBJECT = ascii("}");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] TRUE = ascii("1");
  private static final byte[] FALSE = ascii("0");
  private static final Map<State, byte[]> STATES = states();

  private final JsonLines lines;

  EntryWriter(JsonLines lines) {
    this.lines = lines;
  }

  private static Map<State, byte[]> states() {
    Map<State, byte[]> names = new EnumMap<>(State.class);
    for (State state : State.values()) {
      names.put(state, ascii(state.name()));
    }
    return names;
  }

  /** What stands at the beginning of every record about an item, in this order. */
  void head(Line.Type type, int run, long key) throws IOException {
    lines.raw(Line.start(type)).raw(Line.RUN).number(run);
    lines.raw(Line.KEY).digits(key).raw(END_OF_TEXT);
  }

  void begin(int run, long key, long index, String label, String worker, long startMicros)
      throws IOException {
    head(Line.Type.BEGIN, run, key);
    lines.raw(Line.INDEX).number(index).raw(LABEL).string(label);
    lines.raw(ATTEMPTS);
    attempt(worker, startMicros, 0, null);
    lines.raw(CLOSE);
  }

  /** All of it: an end, or what is known of an item that has not run. */
  void entry(Line.Type type, int run, ItemEntry entry) throws IOException {
    head(type, run, entry.key());
    lines.raw(Line.INDEX).number(entry.index());
    lines.raw(Line.STATE).raw(name(entry.state())).raw(END_OF_TEXT);
    lines.raw(LABEL).string(entry.label());
    reason(entry.reason());
    attempts(entry.attempts());
    failure(entry.failure());
    if (!entry.output().isEmpty()) {
      lines.raw(OUTPUT);
      strings(entry.output());
    }
    evidence(entry.evidence());
    row(entry.row());
  }

  private static byte[] name(State state) {
    return Objects.requireNonNull(STATES.get(state), "every state has a name");
  }

  private void reason(@Nullable Reason reason) throws IOException {
    if (reason != null) {
      lines.raw(REASON).string(reason.cause().name());
      lines.raw(COMMA).string(reason.detail()).raw(CLOSE);
    }
  }

  private void attempts(List<Attempt> attempts) throws IOException {
    if (attempts.isEmpty()) {
      return;
    }
    lines.raw(ATTEMPTS);
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      comma(i);
      attempt(attempt.worker(), attempt.startMicros(), attempt.micros(), attempt.error());
    }
    lines.raw(CLOSE);
  }

  private void attempt(String worker, long startMicros, long micros, @Nullable String error)
      throws IOException {
    lines.raw(OPEN).string(worker).raw(COMMA).number(startMicros).raw(COMMA).number(micros);
    if (error != null) {
      lines.raw(COMMA).string(error);
    }
    lines.raw(CLOSE);
  }

  private void failure(@Nullable Failure failure) throws IOException {
    if (failure == null) {
      return;
    }
    lines.raw(FAILURE).string(failure.type()).raw(MESSAGE).string(failure.message());
    optional(AT, failure.at());
    if (!failure.stack().isEmpty()) {
      lines.raw(STACK);
      strings(failure.stack());
    }
    LostWorker lost = failure.lost();
    if (lost != null) {
      lost(lost);
    }
    lines.raw(CLOSE_OBJECT);
  }

  private void lost(LostWorker lost) throws IOException {
    lines.raw(LOST).number(lost.pid()).raw(EXIT_CODE).number(lost.exitCode());
    optional(SIGNAL, lost.signal());
    optional(CRASH_FILE, lost.crashFile());
    lines.raw(LAST_OUTPUT);
    strings(lost.lastOutput());
    lines.raw(CLOSE_OBJECT);
  }

  private void optional(byte[] name, @Nullable String value) throws IOException {
    if (value != null) {
      lines.raw(name).string(value);
    }
  }

  /** The elements of an array, and its end. */
  private void strings(List<String> texts) throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      comma(i);
      lines.string(texts.get(i));
    }
    lines.raw(CLOSE);
  }

  private void comma(int element) throws IOException {
    if (element > 0) {
      lines.raw(COMMA);
    }
  }

  private void evidence(@Nullable Evidence evidence) throws IOException {
    if (evidence == null) {
      return;
    }
    lines.raw(EVIDENCE).string(evidence.code()).raw(COMMA).string(evidence.options());
    stamps(evidence.inputs());
    stamps(evidence.outputs());
    if (evidence.result() != null) {
      lines.raw(COMMA).string(evidence.result());
    }
    lines.raw(CLOSE);
  }

  private void stamps(List<FileStamp> stamps) throws IOException {
    lines.raw(COMMA).raw(OPEN);
    for (int i = 0; i < stamps.size(); i++) {
      FileStamp stamp = stamps.get(i);
      comma(i);
      lines.raw(OPEN).string(stamp.path()).raw(COMMA).number(stamp.size());
      lines.raw(COMMA).number(stamp.modifiedMillis());
      lines.raw(COMMA).raw(stamp.settled() ? TRUE : FALSE);
      lines.raw(COMMA).string(stamp.sha256()).raw(CLOSE);
    }
    lines.raw(CLOSE);
  }

  private void row(@Nullable ListRow row) throws IOException {
    if (row == null) {
      return;
    }
    lines.raw(ROW);
    strings(row.fields());
    SecretField secret = row.secret();
    if (secret != null) {
      lines.raw(COMMA).string(secret.file()).raw(COMMA).string(secret.sha256());
      lines.raw(COMMA).number(secret.line()).raw(COMMA).string(secret.column());
    }
    lines.raw(CLOSE);
  }
}
