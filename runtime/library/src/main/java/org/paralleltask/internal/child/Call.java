// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.CurrentItem;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.RemoteThrowable;
import org.paralleltask.internal.wire.SeriesWriter;

/** Calls the user's code for one item: reads its input, runs it, and writes its result. */
final class Call {
  private final Routes routes = new Routes();
  private final Encoder result = new Encoder();
  private @Nullable Object number;
  private @Nullable Throwable thrown;

  // The route of the last item, since the next is mostly on the same.
  private int route = -1;
  private @Nullable Callee callee;
  private boolean givesNumbers;

  // What the item is, for messages.
  private @Nullable Object input;

  Call() {
    result.collectBulk();
    CurrentItem.isToldBy(this::describe);
  }

  private String describe() {
    Callee running = callee;
    if (running == null) {
      return "no item";
    }
    Object item = input; // not yet there while it is read
    return item == null ? running.id() : CurrentItem.describe(running.id(), item);
  }

  void tell(Decoder definition) {
    routes.tell(definition);
    callee = null;
  }

  void closeObjects() {
    routes.closeObjects();
  }

  /** The result of the last item, if it is a number; then there is nothing else to say of it. */
  @Nullable Object number() {
    return number;
  }

  /** What it has to say of the last item. */
  Encoder result() {
    return result;
  }

  /** What the last item threw; null if it threw nothing. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  void run(Run items, ItemRunner runner) {
    result.truncate(0);
    number = null;
    thrown = null;
    OutOfMemoryError tooLarge = items.tooLarge();
    if (tooLarge != null) {
      fail(Frame.UNREADABLE, tooLarge); // the worker is as good as before
      return;
    }
    int kind = Frame.THREW;
    boolean isNumber = items.items.isNumber();
    if (!isNumber) {
      items.items.beginOther();
    }
    try {
      kind = call(items, isNumber);
    } catch (Throwable problem) {
      thrown = problem;
    }
    input = null;
    CurrentItem.ended();
    if (thrown != null) {
      fail(runner.wasInterrupted() ? Frame.CANCELLED : kind, thrown);
    }
    if (!isNumber) {
      items.items.endOther();
    }
  }

  private void fail(int kind, Throwable problem) {
    result.truncate(0);
    result.writeByte(kind);
    RemoteThrowable.write(result, problem);
  }

  // What kind of failure it was, if one was noted.
  private int call(Run items, boolean isNumber) throws Exception {
    Callee called = callee(items.task);
    Object given = isNumber ? items.items.readNumber() : null;
    Object object;
    try {
      object = routes.object(called);
    } catch (Routes.UnmadeException e) {
      thrown = e.getCause();
      return Frame.UNMADE;
    }
    Object input = given;
    if (input == null) {
      try {
        input = called.inputs().read(items.content);
      } catch (Throwable problem) {
        thrown = problem;
        return Frame.UNREADABLE;
      }
    }
    this.input = input;
    Object value = called.call(object, input);
    if (givesNumbers && !items.timed && SeriesWriter.isNumber(value)) {
      number = value;
      return Frame.VALUE;
    }
    return write(called.results(), value);
  }

  private Callee callee(int next) throws Exception {
    Callee last = callee;
    if (last == null || route != next) {
      last = routes.callee(next);
      callee = last;
      route = next;
      givesNumbers = SeriesWriter.takesNumbersOf(last.results());
    }
    return last;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the codec of the results of the task that gave it
  private int write(Codec<?> codec, @Nullable Object value) {
    try {
      result.writeByte(Frame.VALUE);
      ((Codec<@Nullable Object>) codec).write(result, value);
    } catch (Throwable problem) {
      thrown = problem;
    }
    return Frame.UNWRITABLE;
  }
}
