// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EntryWriter} has written; fields that it does not know are passed over. */
final class EntryReader {
  private long index;
  private long key;
  private String label = "";
  private State state = State.CANCELLED;
  private @Nullable Reason reason;
  private List<Attempt> attempts = List.of();
  private @Nullable Failure failure;
  private List<String> output = List.of();
  private @Nullable Evidence evidence;
  private @Nullable ListRow row;

  private EntryReader() {}

  /** The item; one that has only begun is taken as cancelled. */
  static ItemEntry read(Line line) throws IOException {
    EntryReader reader = new EntryReader();
    try {
      JsonBytes in = line.content();
      in.beginObject();
      while (in.hasNext()) {
        reader.field(in.nextName(), in);
      }
    } catch (IllegalStateException | IllegalArgumentException | ArithmeticException unexpected) {
      throw new IOException("not an item: " + line.json(), unexpected);
    }
    return reader.entry();
  }

  private ItemEntry entry() {
    return new ItemEntry(
        index, key, label, state, reason, attempts, failure, output, evidence, row);
  }

  private void field(String name, JsonBytes in) {
    switch (name) {
      case "k" -> key = Long.parseUnsignedLong(in.nextString(), 16);
      case "i" -> index = in.nextLong();
      case "l" -> label = in.nextString();
      case "st" -> state = State.valueOf(in.nextString());
      case "why" -> reason = reason(in);
      case "a" -> attempts = list(in, EntryReader::attempt);
      case "f" -> failure = failure(in);
      case "o" -> output = list(in, JsonBytes::nextString);
      case "e" -> evidence = evidence(in);
      case "row" -> row = row(in);
      default -> in.skipValue();
    }
  }

  private static Reason reason(JsonBytes in) {
    in.beginArray();
    Reason read = new Reason(Reason.Cause.valueOf(in.nextString()), in.nextString());
    in.endArray();
    return read;
  }

  private static Attempt attempt(JsonBytes in) {
    in.beginArray();
    Attempt read = new Attempt(in.nextString(), in.nextLong(), in.nextLong(), optional(in));
    in.endArray();
    return read;
  }

  /** A text that is left out at the end of an array. */
  private static @Nullable String optional(JsonBytes in) {
    return in.hasNext() ? in.nextString() : null;
  }

  private static Failure failure(JsonBytes in) {
    String type = "";
    String message = "";
    String at = null;
    LostWorker lost = null;
    List<String> stack = List.of();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "type" -> type = in.nextString();
        case "message" -> message = in.nextString();
        case "at" -> at = in.nextString();
        case "stack" -> stack = list(in, JsonBytes::nextString);
        case "lost" -> lost = lost(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Failure(type, message, at, lost, stack);
  }

  private static LostWorker lost(JsonBytes in) {
    long pid = 0;
    int exitCode = 0;
    String signal = null;
    String crashFile = null;
    List<String> said = List.of();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "pid" -> pid = in.nextLong();
        case "exit" -> exitCode = in.nextInt();
        case "signal" -> signal = in.nextString();
        case "crash" -> crashFile = in.nextString();
        case "said" -> said = list(in, JsonBytes::nextString);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new LostWorker(pid, exitCode, signal, crashFile, said);
  }

  private static Evidence evidence(JsonBytes in) {
    in.beginArray();
    Evidence read =
        new Evidence(
            in.nextString(),
            in.nextString(),
            list(in, EntryReader::stamp),
            list(in, EntryReader::stamp),
            optional(in));
    in.endArray();
    return read;
  }

  private static ListRow row(JsonBytes in) {
    in.beginArray();
    List<String> fields = list(in, JsonBytes::nextString);
    SecretField secret =
        in.hasNext()
            ? new SecretField(in.nextString(), in.nextString(), in.nextLong(), in.nextString())
            : null;
    in.endArray();
    return new ListRow(fields, secret);
  }

  private static FileStamp stamp(JsonBytes in) {
    in.beginArray();
    FileStamp read =
        new FileStamp(
            in.nextString(), in.nextLong(), in.nextLong(), in.nextInt() == 1, in.nextString());
    in.endArray();
    return read;
  }

  private static <T> List<T> list(JsonBytes in, Element<T> element) {
    List<T> all = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      all.add(element.read(in));
    }
    in.endArray();
    return List.copyOf(all);
  }

  /** Reads one element of an array. */
  private interface Element<T> {
    T read(JsonBytes in);
  }
}
