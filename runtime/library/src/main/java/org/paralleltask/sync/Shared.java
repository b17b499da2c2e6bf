// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Links;

/**
 * An object that several processes share. It belongs to the process that made it, and lives until
 * that closes it, or ends. It is passed to tasks as an argument, alone or in a record or
 * collection, or is captured by the lambda of a task: what arrives is the same object, not a copy.
 *
 * <p>All methods may be called by any thread.
 */
public abstract sealed class Shared implements AutoCloseable, Serializable
    permits SharedInt,
        SharedLong,
        SharedDouble,
        SharedBoolean,
        SharedInts,
        SharedLongs,
        SharedDoubles,
        SharedBytes,
        SharedLock,
        SharedCondition,
        SharedSemaphore,
        SharedEvent,
        SharedBarrier,
        SharedQueue {
  @Serial private static final long serialVersionUID = 1;

  private final transient Link link;

  Shared(Link link) {
    this.link = link;
    link.belongsTo(this);
  }

  final Link link() {
    return link;
  }

  /**
   * Releases it, in the process that made it: whoever waits for it anywhere, or uses it there from
   * then on, gets an {@link IllegalStateException}; numbers that other processes have go on to be
   * shared among those. Does nothing in other processes, or when it is closed.
   */
  @Override
  public final void close() {
    link.close();
  }

  /**
   * Writes which object it is; for {@link org.paralleltask.codec.Codecs#shared}.
   *
   * @throws CodecException if it is closed
   */
  public final void write(Encoder out) {
    SharedLock of = this instanceof SharedCondition condition ? condition.lock() : null;
    out.writeBoolean(of != null);
    if (of != null) {
      of.link().write(out);
    }
    link.write(out);
  }

  /**
   * Reads which object it is, and finds it; for {@link org.paralleltask.codec.Codecs#shared}.
   *
   * @throws CodecException if it is closed
   */
  public static Shared read(Decoder in) {
    return read(in, true);
  }

  private static Shared read(Decoder in, boolean ofItem) {
    SharedLock of = in.readBoolean() ? lock(readOne(in, null, ofItem)) : null;
    return readOne(in, of, ofItem);
  }

  private static SharedLock lock(@Nullable Shared read) {
    if (read instanceof SharedLock lock) {
      return lock;
    }
    throw new CodecException("found " + read + " where the lock of a condition was sent");
  }

  private static Shared readOne(Decoder in, @Nullable SharedLock of, boolean ofItem) {
    return (Shared) Links.read(in, ofItem, link -> make(link, of));
  }

  private static Shared make(Link link, @Nullable SharedLock of) {
    return switch (link.kind()) {
      case INT -> new SharedInt(link);
      case LONG -> new SharedLong(link);
      case DOUBLE -> new SharedDouble(link);
      case BOOLEAN -> new SharedBoolean(link);
      case INTS -> new SharedInts(link);
      case LONGS -> new SharedLongs(link);
      case DOUBLES -> new SharedDoubles(link);
      case BYTES -> new SharedBytes(link);
      case LOCK, REENTRANT_LOCK -> new SharedLock(link);
      case CONDITION -> new SharedCondition(link, lock(of));
      case SEMAPHORE, BOUNDED_SEMAPHORE -> new SharedSemaphore(link);
      case EVENT -> new SharedEvent(link);
      case BARRIER -> new SharedBarrier(link);
      case QUEUE -> new SharedQueue<>(link);
    };
  }

  /** Its class and number, as in {@code SharedLock 3}. */
  @Override
  public final String toString() {
    return link.name();
  }

  @Serial
  final Object writeReplace() {
    Encoder out = new Encoder();
    write(out);
    return new Sent(java.util.Arrays.copyOf(out.bytes(), out.size()));
  }

  /** An object that the lambda of a task has captured, on its way. */
  private static final class Sent implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Sent(byte[] bytes) {
      this.bytes = bytes;
    }

    @Serial
    private Object readResolve() {
      return read(new Decoder(bytes, 0, bytes.length), false);
    }
  }
}
