// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** A call of a shared object. */
final class Request {
  static final byte[] NO_BYTES = {};

  private final long object;
  private final Op op;
  private final Patience patience;
  private final long value;
  private final byte[] bytes;
  private final long thread;
  private final String who;

  Request(
      long object, Op op, Patience patience, long value, byte[] bytes, long thread, String who) {
    this.object = object;
    this.op = op;
    this.patience = patience;
    this.value = value;
    this.bytes = bytes;
    this.thread = thread;
    this.who = who;
  }

  /** The number of the object where it was made. */
  long object() {
    return object;
  }

  Op op() {
    return op;
  }

  Patience patience() {
    return patience;
  }

  /** A number that the operation takes. */
  long value() {
    return value;
  }

  /** An element to be put; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** The thread that calls, in its process. */
  long thread() {
    return thread;
  }

  /** What that thread is at, for messages. */
  String who() {
    return who;
  }

  void write(Encoder out) {
    out.writeLong(object);
    out.writeByte(op.number());
    out.writeByte(patience.number());
    out.writeLong(value);
    out.writeInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
    out.writeLong(thread);
    out.writeString(who);
  }

  static Request read(Decoder in) {
    return new Request(
        in.readLong(),
        Op.numbered(in.readByte()),
        Patience.numbered(in.readByte()),
        in.readLong(),
        in.readBytes(in.readCount(1)),
        in.readLong(),
        in.readString());
  }
}
