// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerAction;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** What a worker process is told first, and has to answer. */
final class Greeting {
  private static final WorkerAction NOTHING = PoolOptions.of(Pool.PROCESS).initializer();

  private final String worker;
  private final PoolOptions options;

  Greeting(String worker, PoolOptions options) {
    this.worker = worker;
    this.options = options;
  }

  /**
   * Who it is, and what it does first and last.
   *
   * @throws CodecException if that cannot be sent
   */
  Encoder hello(WorkerProcess started) {
    Encoder hello = FrameWriter.begin(Frame.HELLO);
    hello.writeLong(Frame.MAGIC);
    hello.writeInt(Frame.VERSION);
    hello.writeLong(ProcessHandle.current().pid());
    hello.writeString(worker);
    hello.writeString(started.page().file().toString());
    write(hello, options.initializer(), "initializer");
    write(hello, options.teardown(), "teardown");
    return hello;
  }

  private void write(Encoder hello, WorkerAction action, String what) {
    hello.writeBoolean(action != NOTHING);
    if (action == NOTHING) {
      return;
    }
    try {
      Code.write(hello, action);
    } catch (CodecException e) {
      throw new CodecException(
          "the "
              + what
              + " of pool "
              + worker
              + " cannot be sent to a worker process: "
              + e.getMessage()
              + ". Let its lambda capture nothing that is not serializable.",
          e.getCause());
    }
  }

  /**
   * Whether it has run its initializer, or has none.
   *
   * @throws CodecException if this is not the answer of a worker
   */
  static boolean isSetUp(Decoder answer) {
    if (answer.readLong() != Frame.MAGIC || answer.readInt() != Frame.VERSION) {
      throw new CodecException("this is no worker of this version");
    }
    return answer.readBoolean();
  }
}
