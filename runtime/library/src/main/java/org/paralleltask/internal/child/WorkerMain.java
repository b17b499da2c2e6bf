// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.paralleltask.WorkerAction;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.ProgressPage;
import org.paralleltask.internal.wire.RemoteThrowable;

/**
 * A worker process. It serves the parent that started it, over the pipes that it inherited, and
 * ends when they do.
 *
 * <pre>
 *  fd 3 ──> Inbox ──> ItemRunner (this thread) ──> Answers ──> fd 4
 *             ▲            │ runs items, one by one     ▲
 *             └──wakes──< Watch: long items, deadlines ─┘
 * </pre>
 *
 * <p>Whoever waits for a frame reads it: the thread that runs items, as long as they are short,
 * because nothing has to be handed over then; another thread while a long item runs, so that the
 * parent's end, or a cancellation, is noticed at any time.
 *
 * <p>Nothing here, nor in what the first item needs, is a lambda or a stream: the classes for those
 * take a new JVM longer to load than all of this.
 */
public final class WorkerMain {
  private WorkerMain() {}

  /** Runs items until the parent says that no more will come, or is gone. */
  public static void main(String[] args) throws IOException {
    FrameReader reader = new FrameReader(new FileInputStream("/dev/fd/3")).cutting();
    FrameWriter writer = new FrameWriter(new FileOutputStream("/dev/fd/4"));
    Answers answers = new Answers(writer);
    Frame hello = reader.read();
    if (hello == null || hello.type() != Frame.HELLO) {
      Departure.halt(); // the parent is gone already, or is none
      return;
    }
    serve(new Inbox(reader, writer), answers, hello.content());
  }

  private static void serve(Inbox inbox, Answers answers, Decoder hello) throws IOException {
    requireSameVersion(hello);
    Departure.parentIs(hello.readLong());
    Thread.currentThread().setName(hello.readString());
    ProgressPage page = ProgressPage.open(java.nio.file.Path.of(hello.readString()));
    answers.installStreams();
    Departure departure = new Departure(answers);
    departure.onExit();
    boolean initializes = hello.readBoolean();
    answers.ready(!initializes);
    ItemRunner runner = new ItemRunner(answers, page, inbox);
    answers.runningIn(runner);
    inbox.start(runner);
    Watch watch =
        new Watch(runner, answers, inbox); // its thread is the last that is not the user's
    watch.start();
    if (!initializes || setUp(hello, answers, page)) {
      Thread.interrupted(); // left by the initializer: it is not meant for the first item
      runner.runAll(watch);
      tearDown(hello, runner);
      answers.flushPrinted(ItemRunner.IDLE);
    }
    departure.leave();
  }

  private static void requireSameVersion(Decoder hello) {
    long magic = hello.readLong();
    int version = hello.readInt();
    if (magic != Frame.MAGIC || version != Frame.VERSION) {
      throw new IllegalStateException("this worker cannot serve a parent of another version");
    }
  }

  private static boolean setUp(Decoder hello, Answers answers, ProgressPage page)
      throws IOException {
    try {
      page.beginInitializer();
      runAction(hello);
      page.endInitializer();
    } catch (Throwable thrown) {
      Encoder broken = FrameWriter.begin(Frame.BROKEN);
      RemoteThrowable.write(broken, thrown);
      answers.send(broken);
      return false;
    }
    answers.ready(true);
    return true;
  }

  // At its end nobody waits for the worker, so what goes wrong can only be printed.
  private static void tearDown(Decoder hello, ItemRunner runner) {
    runner.closeObjects();
    try {
      if (hello.readBoolean()) {
        runAction(hello);
      }
    } catch (Throwable thrown) {
      System.err.println("teardown of the worker failed: " + thrown);
    }
  }

  private static void runAction(Decoder hello) throws Exception {
    ((WorkerAction) Code.read(hello)).run();
  }
}
