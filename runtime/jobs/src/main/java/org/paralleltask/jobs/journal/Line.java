// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A line of a journal, of which no more is read than has to be. What stands at its beginning is
 * always written in the same way, so that finding it needs no reader of JSON:
 *
 * <pre>
 *  {"t":"end","r":4,"k":"00c0ffee00c0ffee","i":0,"st":"OK", ... ,"c":"5f1d02aa"}
 * </pre>
 */
final class Line {
  /** What a record is about. */
  enum Type {
    /** The first line of the file. */
    JOURNAL,
    /** An earlier run, in short. */
    PAST,
    /** A run begins. */
    RUN,
    /** An item is running. */
    BEGIN,
    /** An item is to run again: what was known of it holds no longer. */
    AGAIN,
    /** An item has ended. */
    END,
    /** An item has ended well; its end follows when it is its turn. */
    DONE,
    /** What is known of an item that did not run, with what was found out about it now. */
    KNOWN,
    /** The run starts no further items. */
    HALT,
    /** What the job itself tells of the run. */
    TABLE,
    /** The run has ended. */
    CLOSE
  }

  static final byte[] RUN = ascii(",\"r\":");
  static final byte[] KEY = ascii(",\"k\":\"");
  static final byte[] INDEX = ascii(",\"i\":");
  static final byte[] STATE = ascii(",\"st\":\"");

  private static final int KEY_DIGITS = 16;
  private static final int CHECKSUM_BYTES = RecordBuffer.CHECKSUM.length + 10;
  private static final Type[] TYPES = Type.values();
  private static final Map<Type, byte[]> STARTS = new EnumMap<>(Type.class);
  private static final State[] STATES = State.values();
  private static final byte[][] STATE_NAMES =
      Arrays.stream(STATES).map(state -> ascii(state.name() + "\"")).toArray(byte[][]::new);

  static {
    for (Type type : TYPES) {
      STARTS.put(type, ascii("{\"t\":\"" + type.name().toLowerCase(Locale.ROOT) + "\""));
    }
  }

  private final CRC32 crc = new CRC32();
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int at;

  private @Nullable Type type;
  private int run;
  private long key;
  private long index;
  private @Nullable State state;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How a record of this type begins. */
  static byte[] start(Type type) {
    return Objects.requireNonNull(STARTS.get(type), "every type has a beginning");
  }

  /**
   * Looks at the bytes of a line, without its end.
   *
   * @return whether they are what was written once
   */
  boolean read(byte[] source, int start, int end) {
    bytes = source;
    from = start;
    to = end - CHECKSUM_BYTES;
    if (to <= from || !isChecked()) {
      return false;
    }
    at = from;
    readHead();
    return true;
  }

  private boolean isChecked() {
    if (!matches(to, RecordBuffer.CHECKSUM) || bytes[to + CHECKSUM_BYTES - 1] != '}') {
      return false;
    }
    long written = hex(to + RecordBuffer.CHECKSUM.length, 8);
    crc.reset();
    crc.update(bytes, from, to - from);
    return written == crc.getValue();
  }

  /** What is not there stays as if it were 0; records of unknown types are of no run. */
  private void readHead() {
    type = readType();
    run = type != null && skip(RUN) ? (int) readNumber() : 0;
    key = run > 0 && skip(KEY) ? hex(at, KEY_DIGITS) : 0;
    at += key == 0 ? 0 : KEY_DIGITS + 1;
    index = run > 0 && skip(INDEX) ? readNumber() : 0;
    state = run > 0 && skip(STATE) ? readState() : null;
  }

  private @Nullable Type readType() {
    for (Type candidate : TYPES) {
      if (skip(start(candidate))) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable State readState() {
    for (int i = 0; i < STATES.length; i++) {
      if (matches(at, STATE_NAMES[i])) {
        return STATES[i];
      }
    }
    return null;
  }

  private boolean skip(byte[] expected) {
    boolean there = matches(at, expected);
    at += there ? expected.length : 0;
    return there;
  }

  private boolean matches(int place, byte[] expected) {
    return place + expected.length <= bytes.length
        && Arrays.equals(bytes, place, place + expected.length, expected, 0, expected.length);
  }

  private long readNumber() {
    long number = 0;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }

  private long hex(int start, int digits) {
    long number = 0;
    for (int i = start; i < start + digits && i < bytes.length; i++) {
      number = number << 4 | Math.max(0, Character.digit(bytes[i], 16));
    }
    return number;
  }

  /** What the record is about; null if this version does not know it. */
  @Nullable Type type() {
    return type;
  }

  /** The number of the run that it belongs to; 0 if it belongs to none. */
  int run() {
    return run;
  }

  /** The key of the item; 0 if it is about none. */
  long key() {
    return key;
  }

  /** The position of the item in the inputs. */
  long index() {
    return index;
  }

  /** How the item ended; null if it has not. */
  @Nullable State state() {
    return state;
  }

  /** The record, to be read where it lies. */
  JsonBytes content() {
    return new JsonBytes(bytes, from, to);
  }

  /** The record as JSON. */
  String json() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8) + "}";
  }
}
