// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.Travel;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SeriesWriter;

/** A task as one worker process knows it, and how long its items take there. */
final class Route {
  private static final int LARGEST = 4096;
  private static final int GROWTH = 4;
  private static final double SLOW_NANOS = 10e6;

  private final int number;
  private final Codec<@Nullable Object> inputs;
  private final Codec<@Nullable Object> results;
  private @Nullable CodecException obstacle;
  private double nanosPerItem = Double.NaN;
  private int lastSize = 1;

  @SuppressWarnings("unchecked") // its items and results are those of the task
  Route(int number, Travel<?, ?> travel) {
    this.number = number;
    this.inputs = (Codec<@Nullable Object>) (Codec<?>) travel.inputs();
    this.results = (Codec<@Nullable Object>) (Codec<?>) travel.results();
  }

  int number() {
    return number;
  }

  /**
   * Writes an item.
   *
   * @throws CodecException if the item, or the task itself, cannot travel
   */
  @SuppressWarnings("NullAway") // a codec of references writes null too
  void write(Encoder frame, @Nullable Object item) throws Exception {
    if (obstacle != null) {
      throw obstacle;
    }
    inputs.write(frame, item);
  }

  /** Whether items that are numbers may be written as such. */
  boolean takesNumbers() {
    return obstacle == null && SeriesWriter.takesNumbersOf(inputs);
  }

  Codec<@Nullable Object> results() {
    return results;
  }

  /**
   * What the worker has to be told of the task before its first item; null if that cannot be sent,
   * which every item is then told.
   */
  @Nullable Encoder introduction(Task<?, ?> task) {
    try {
      return definition(task);
    } catch (CodecException unserializable) {
      obstacle = unserializable;
      return null;
    }
  }

  private Encoder definition(Task<?, ?> task) {
    Encoder frame = FrameWriter.begin(Frame.TASK);
    frame.writeInt(number);
    String holder = task.travel().holder();
    String field = task.travel().field();
    if (holder != null && field != null) {
      frame.writeBoolean(false);
      frame.writeString(task.id());
      frame.writeBoolean(true);
      frame.writeString(holder);
      frame.writeString(field);
    } else {
      byte[] functions = task.travel().functions(task.id());
      frame.writeBoolean(Code.needsStreams(functions[1]));
      frame.writeString(task.id());
      frame.writeBoolean(false);
      frame.writeBytes(functions, 0, functions.length);
    }
    return frame;
  }

  /** Items have run in the worker, in this time. */
  void record(int run, long nanos) {
    double sample = (double) nanos / run;
    double known = nanosPerItem;
    boolean slower = Double.isNaN(known) || sample > known;
    nanosPerItem =
        Double.isNaN(known) ? sample : slower ? (sample + known) / 2 : 0.75 * known + 0.25 * sample;
  }

  /** Items were given back, because one takes longer than was thought. */
  void slowDown() {
    nanosPerItem = Math.max(nanosPerItem, SLOW_NANOS);
    lastSize = 1;
  }

  /** How many submitted items should travel together, of those that are there for each worker. */
  int size(int queuedPerWorker, long chunkNanos) {
    if (Double.isNaN(nanosPerItem)) {
      return 1;
    }
    long fitting = Math.min(LARGEST, (long) (chunkNanos / Math.max(1, nanosPerItem)));
    long size = Math.min(Math.min(fitting, queuedPerWorker), (long) lastSize * GROWTH);
    lastSize = (int) Math.max(1, size);
    return lastSize;
  }

  /** Whether the worker may get more before it has answered: it will have in no time. */
  boolean isQuick(long chunkNanos) {
    return nanosPerItem < chunkNanos;
  }
}
