// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.RemoteThrowable;

/** Calls the user's code for one item: reads its input, runs it, and writes its result. */
final class Call {
  private final Routes routes = new Routes();
  private final Encoder result = new Encoder();
  private @Nullable Throwable thrown;

  // The route of the last item, since the next is mostly on the same.
  private int number = -1;
  private @Nullable Callee callee;

  Call() {
    result.collectBulk();
  }

  void tell(Decoder definition) {
    routes.tell(definition);
    callee = null;
  }

  void closeObjects() {
    routes.closeObjects();
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
    thrown = null;
    Decoder in = items.items;
    int end = in.readInt() + in.position();
    int outer = in.narrow(end);
    int kind = Frame.THREW;
    try {
      kind = call(items.task, in);
    } catch (Throwable problem) {
      thrown = problem;
    }
    if (thrown != null) {
      fail(runner.wasInterrupted() ? Frame.CANCELLED : kind, thrown);
    }
    in.seek(end);
    in.widen(outer);
  }

  private void fail(int kind, Throwable problem) {
    result.truncate(0);
    result.writeByte(kind);
    RemoteThrowable.write(result, problem);
  }

  // What kind of failure it was, if one was noted.
  private int call(int route, Decoder in) throws Exception {
    Callee called = callee(route);
    Object object;
    try {
      object = routes.object(called);
    } catch (Routes.UnmadeException e) {
      thrown = e.getCause();
      return Frame.UNMADE;
    }
    Object input;
    try {
      input = called.inputs().read(in);
    } catch (Throwable problem) {
      thrown = problem;
      return Frame.UNREADABLE;
    }
    return write(called.results(), called.call(object, input));
  }

  private Callee callee(int route) throws Exception {
    Callee last = callee;
    if (last == null || number != route) {
      last = routes.callee(route);
      callee = last;
      number = route;
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
