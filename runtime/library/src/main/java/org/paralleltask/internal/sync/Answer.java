// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import org.paralleltask.DeadlockException;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.sync.AbandonedException;

/** What became of a call. */
public final class Answer {
  private static final byte[] NO_BYTES = {};
  private static final Status[] STATUSES = Status.values();

  private final Status status;
  private final long value;
  private final byte[] bytes;
  private final String text;

  private Answer(Status status, long value, byte[] bytes, String text) {
    this.status = status;
    this.value = value;
    this.bytes = bytes;
    this.text = text;
  }

  /** How a call ended. */
  public enum Status {
    /** As it was meant. */
    DONE,
    /** It would have had to wait, or wait longer. */
    LATE,
    /** The caller is to run the action of a barrier, and to tell when it has. */
    ACT,
    /** A barrier is broken. */
    BROKEN,
    /** A process has died that others count on. */
    ABANDONED,
    /** The caller would wait for itself. */
    DEADLOCK,
    /** It is not for the caller to do. */
    NOT_HELD,
    /** It cannot be done. */
    MISUSED
  }

  static Answer done(long value) {
    return new Answer(Status.DONE, value, NO_BYTES, "");
  }

  static Answer done(byte[] bytes) {
    return new Answer(Status.DONE, 1, bytes, "");
  }

  static Answer of(Status status, String text) {
    return new Answer(status, 0, NO_BYTES, text);
  }

  /** How the call ended. */
  public Status status() {
    return status;
  }

  /** A number that the operation gives. */
  public long value() {
    return value;
  }

  /** An element that was taken; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** What is wrong. */
  public String text() {
    return text;
  }

  /** Whether it was done; false if it would have had to wait. */
  public boolean isDone() {
    return status == Status.DONE;
  }

  /** This, if nothing is wrong, but for a barrier that is broken. */
  Answer orThrow() {
    return switch (status) {
      case DONE, LATE, ACT, BROKEN -> this;
      case ABANDONED -> throw new AbandonedException(text);
      case DEADLOCK -> throw new DeadlockException(text);
      case NOT_HELD -> throw new IllegalMonitorStateException(text);
      case MISUSED -> throw new IllegalStateException(text);
    };
  }

  @SuppressWarnings("EnumOrdinal") // both processes have the same version, and nothing is kept
  void write(Encoder out) {
    out.writeByte(status.ordinal());
    out.writeLong(value);
    out.writeInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
    out.writeString(text);
  }

  static Answer read(Decoder in) {
    int status = in.readByte();
    if (status < 0 || status >= STATUSES.length) {
      throw new CodecException("found no status " + status);
    }
    return new Answer(
        STATUSES[status], in.readLong(), in.readBytes(in.readCount(1)), in.readString());
  }
}
