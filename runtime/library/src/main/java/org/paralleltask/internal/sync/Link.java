// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeadlockException;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.CurrentItem;
import org.paralleltask.internal.HeldLock;
import org.paralleltask.internal.wire.SharedMemory;

/**
 * What a shared object knows of itself in one process: its memory, and the way to where it was
 * made. There is one for each object and process, as long as somebody has it.
 */
public final class Link implements HeldLock {
  private final Kind kind;
  private final long number;
  private final int size;
  private final @Nullable SharedMemory memory;
  private final @Nullable Address home; // null here, where it was made
  private volatile @Nullable Object object;
  private volatile @Nullable Held held;

  private record Held(long word, @Nullable Object item) {}

  private volatile boolean closed;

  Link(Kind kind, long number, int size, @Nullable SharedMemory memory, @Nullable Address home) {
    this.kind = kind;
    this.number = number;
    this.size = size;
    this.memory = memory;
    this.home = home;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  long number() {
    return number;
  }

  /** How many elements, parties or permits it was made with. */
  public int size() {
    return size;
  }

  @Override
  public String name() {
    return kind.className() + " " + number;
  }

  /**
   * Its memory.
   *
   * @throws IllegalStateException if it was closed
   */
  public SharedMemory memory() {
    SharedMemory mine = memory;
    if (closed || mine == null) {
      throw closedException();
    }
    return mine;
  }

  @Nullable SharedMemory memoryIfAny() {
    return memory;
  }

  private IllegalStateException closedException() {
    return new IllegalStateException(name() + " is closed");
  }

  /** This process, as those that use the object are counted. */
  public int client() {
    return port().client();
  }

  private Port port() {
    if (closed) {
      throw closedException();
    }
    return home == null ? Home.get() : Remote.to(home);
  }

  /** Calls what never has to wait; gives a number. */
  public long call(Op op, long value) {
    return call(op, value, Request.NO_BYTES, Duration.ZERO).value();
  }

  /**
   * Calls what may have to wait.
   *
   * @param limit how long; null for as long as it takes
   * @return an answer; the failures that it may tell of have been thrown
   */
  public Answer call(Op op, long value, byte[] bytes, @Nullable Duration limit) {
    Pending pending = new Pending();
    Runnable withdrawal = port().begin(request(op, value, bytes, limit), pending);
    if (pending.isAnswered() || limit != null || memory == null) {
      return pending.await(limit, name(), withdrawal).orThrow();
    }
    return CurrentItem.waitFor(this, deadlock -> awaitLock(pending, withdrawal, deadlock))
        .orThrow();
  }

  private Answer awaitLock(
      Pending pending, Runnable withdrawal, @Nullable DeadlockException deadlock) {
    if (deadlock == null) {
      return pending.await(null, name(), withdrawal);
    }
    withdrawal.run();
    Answer last = pending.awaitUninterruptibly();
    if (last.isDone()) {
      return last; // it was given back at the last moment
    }
    throw deadlock;
  }

  private Request request(Op op, long value, byte[] bytes, @Nullable Duration limit) {
    Thread caller = Thread.currentThread();
    // Only who waits for a lock without a limit may be part of a deadlock.
    boolean isTold = op == Op.ATTACH || (limit == null && memory != null);
    String who = isTold ? CurrentItem.describe() : "thread \"" + caller.getName() + "\"";
    return new Request(number, op, Patience.of(limit), value, bytes, caller.getId(), who);
  }

  /** The lock that it is has been taken, by this thread of this process. */
  public void taken(long word) {
    held = new Held(word, CurrentItem.holder());
  }

  // By whom it was taken last in this process, if it still has it.
  @Override
  public @Nullable Object holder() {
    Held last = held;
    if (last == null || last.word() != LockWord.holder(memory().getLong(0))) {
      return null;
    }
    return last.item();
  }

  /** Calls what has no answer. */
  void tell(Op op) {
    port().begin(request(op, 0, Request.NO_BYTES, Duration.ZERO), new Pending());
  }

  /** Waits, for as long as it takes if there is no limit; whether it was in time. */
  public boolean await(@Nullable Duration limit) {
    return call(Op.AWAIT, 0, Request.NO_BYTES, limit).isDone();
  }

  /** Releases it, where it was made; does nothing elsewhere. Safe to call twice. */
  public void close() {
    if (home == null && !closed) {
      closed = true;
      Home.get().close(this);
    }
  }

  /**
   * Writes where it is.
   *
   * @throws CodecException if it is closed
   */
  public void write(Encoder out) {
    if (closed) {
      throw new CodecException(name() + " is closed, and cannot be sent");
    }
    Address address = home == null ? Home.get().address(kind) : home;
    out.writeByte(kind.number());
    out.writeLong(address.token().getMostSignificantBits());
    out.writeLong(address.token().getLeastSignificantBits());
    out.writeInt(address.port());
    out.writeLong(number);
    out.writeInt(size);
    out.writeString(memory == null ? "" : memory.file().toString());
    out.writeInt(memory == null ? 0 : memory.size());
  }

  /** The object that belongs to it in this process. */
  @Nullable Object object() {
    return object;
  }

  /** Says which object belongs to it in this process. */
  public void belongsTo(Object made) {
    object = made;
  }
}
