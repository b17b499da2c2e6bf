// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTaskException;

/**
 * Consecutive items of a {@link Batch}, with a slot for the result of each. Workers fill the slots,
 * in whatever order; the one thread that goes through the results empties them.
 */
final class Chunk extends Unit {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final Object TAKEN = new Object();

  private static final @Nullable Object[] NO_INPUTS = {};

  /** Stands for null in a slot, where null means that there is no result yet. */
  static final Object NULL = new Object();

  // Linked now: the first to fill one may have no memory left for that.
  static {
    fill(new Object[1], 0, NULL);
  }

  private final Batch<?, ?> batch;
  private final long firstIndex;
  private @Nullable Object[] inputs;
  private final @Nullable Object[] slots;
  private final AtomicInteger cursor = new AtomicInteger();
  private final AtomicInteger unsettled;

  // Workers only ever write false, before they count their items as settled.
  private boolean plain;

  /** The one that was settled before it, or after it, see {@link Settled}. */
  @Nullable Chunk neighbour;

  // Only of the thread that goes through the results.
  private int read;
  private int taken;

  Chunk(Batch<?, ?> batch, long firstIndex, @Nullable Object[] inputs) {
    super(batch.task());
    this.batch = batch;
    this.firstIndex = firstIndex;
    this.inputs = inputs;
    this.plain = !batch.isTraced();
    this.slots = new Object[inputs.length];
    this.unsettled = new AtomicInteger(inputs.length);
  }

  int size() {
    return slots.length;
  }

  // ---- the workers' side ----

  @Override
  int claim() {
    if (cursor.get() >= slots.length) {
      return -1;
    }
    int position = cursor.getAndIncrement();
    return position < slots.length ? position : -1;
  }

  @Override
  long claimRun(int most) {
    if (cursor.get() >= slots.length) {
      return NO_RUN;
    }
    int first = cursor.getAndAdd(most);
    return first < slots.length ? run(first, Math.min(most, slots.length - first)) : NO_RUN;
  }

  @Override
  boolean hasUnclaimed() {
    return cursor.get() < slots.length;
  }

  @Override
  @Nullable Object input(int position) {
    @Nullable Object[] unsettledInputs = inputs;
    // None are left when somebody describes an item that was settled a moment ago.
    return position < unsettledInputs.length ? unsettledInputs[position] : null;
  }

  @Override
  @Nullable Object[] inputs() {
    return inputs;
  }

  @Override
  long index(int position) {
    return firstIndex + position;
  }

  @Override
  boolean oneByOne() {
    return batch.oneByOne();
  }

  // A worker helps itself only to chunks of a map that it goes through itself.
  @Override
  boolean servesItsWorker() {
    return true;
  }

  @Override
  boolean isTraced() {
    return batch.isTraced();
  }

  @Override
  void againDue() {
    batch.againDue();
  }

  @Override
  void againClaimed(Again again) {
    batch.againClaimed(again);
  }

  @Override
  void giveBack(int[] positions) {
    giveBackAgain(Again.unstarted(this, positions));
  }

  @Override
  void giveBackAgain(Again again) {
    batch.giveBack(again);
  }

  @Override
  @Nullable Origin origin() {
    return batch.origin();
  }

  @Override
  void succeeded(int position, @Nullable Object value, Attempt attempt) {
    if (value == null) {
      plain = false;
    }
    fill(slots, position, batch.okSlot(this, position, value, attempt));
  }

  @Override
  void succeeded(int position, @Nullable Object[] values, int from, int count, Attempt attempt) {
    if (batch.isTraced() || hasNull(values, from, count)) {
      super.succeeded(position, values, from, count, attempt);
      return;
    }
    VarHandle.releaseFence(); // whoever sees a value sees what it is made of
    System.arraycopy(values, from, slots, position, count);
  }

  private static boolean hasNull(@Nullable Object[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (values[i] == null) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean failed(int position, Fault fault, Attempt attempt) {
    if (!batch.isStopped() && triesAgain(fault, attempt)) {
      batch.retry(Again.retry(this, position, fault, attempt));
      return false;
    }
    fillFault(position, fault, attempt);
    return true;
  }

  @Override
  boolean ruined(int position, Throwable thrown) {
    Fault fault = Fault.ruined(this, position, thrown);
    Object slot = fault;
    try {
      slot = batch.faultSlot(this, position, fault, null);
      ParallelTaskException failure = fault.failure();
      if (failure != null) {
        batch.itemFailed(failure);
      }
    } catch (Throwable none) { // want of memory, perhaps wrapped by the JVM when it loads a class
      // Whoever takes it gets the failure itself.
    }
    plain = false;
    fill(slots, position, slot);
    return true;
  }

  // Counted once for many items, since counting is what takes longest of all for tiny ones.
  @Override
  void left(int settled, int run, long nanos) {
    batch.pace().record(run, nanos);
    settled(settled);
  }

  @Override
  void settleRetry(int position, Fault fault, Attempt past) {
    fillFault(position, fault, past);
    settled(1);
  }

  @Override
  int settleUnclaimed(Fault fault) {
    int count = 0;
    for (int position = claim(); position >= 0; position = claim()) {
      fillFault(position, fault, null);
      count++;
    }
    settled(count);
    return count;
  }

  private void fillFault(int position, Fault fault, @Nullable Attempt attempt) {
    Object slot = batch.faultSlot(this, position, fault, attempt);
    ParallelTaskException failure = fault.failure();
    if (failure != null) {
      batch.itemFailed(failure);
    }
    plain = false;
    fill(slots, position, slot);
  }

  private static void fill(@Nullable Object[] slots, int position, Object slot) {
    SLOT.setRelease(slots, position, slot);
  }

  private void settled(int items) {
    if (items > 0 && unsettled.addAndGet(-items) == 0) {
      inputs = NO_INPUTS;
      batch.settled(this);
    }
  }

  /** Whether all slots are filled. */
  boolean isSettled() {
    return unsettled.get() == 0;
  }

  // ---- the side of the thread that goes through the results ----

  /** Whether all results have been taken. */
  boolean isEmpty() {
    return taken == slots.length;
  }

  /** All results at once, if all are plain values, and none has been taken; else null. */
  @Nullable Object @Nullable [] takeAllPlain() {
    if (!isSettled() || !plain || taken > 0) {
      return null;
    }
    taken = slots.length;
    return slots;
  }

  /** The result that is next in the order of the inputs; null if it is not there yet. */
  @Nullable Object takeNext() {
    Object slot = SLOT.getAcquire(slots, read);
    if (slot != null) {
      slots[read++] = null;
      taken++;
    }
    return slot;
  }

  /** Whether {@link #takeNext} would find one. */
  boolean hasNext() {
    return SLOT.getAcquire(slots, read) != null;
  }

  /** Any result that is there; null if none is. */
  @Nullable Object takeAny() {
    for (int position = read; position < slots.length; position++) {
      Object slot = SLOT.getAcquire(slots, position);
      if (slot != null && slot != TAKEN) {
        slots[position] = TAKEN;
        taken++;
        read = position == read ? position + 1 : read;
        return slot;
      }
    }
    return null;
  }
}
