// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;

/**
 * Another process that uses objects of this one: a thread reads what it asks, and writes what can
 * be answered at once; another writes what is answered later, since whoever answers must not wait.
 */
final class Session implements Runnable {
  private static final int MILLIS_TO_GREET = 10_000;

  private final Home home;
  private final Socket socket;
  private final Map<Integer, Ticket> tickets = new ConcurrentHashMap<>();
  private final BlockingQueue<Encoder> outbox = new LinkedBlockingQueue<>();
  private @Nullable FrameWriter out;

  // Only of the thread that reads.
  private @Nullable Thread reader;
  private @Nullable Encoder immediate;
  private volatile int client;
  private long pid;
  private String at = "";

  Session(Home home, Socket socket) {
    this.home = home;
    this.socket = socket;
  }

  void start() {
    Threads.start(this, "parallel-shared-in");
  }

  int client() {
    return client;
  }

  void isClient(int number) {
    client = number;
  }

  /** Ends it; the other process finds out. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public void run() {
    boolean inOrder = false;
    boolean entered = false;
    try (socket) {
      reader = Thread.currentThread();
      FrameReader in = new FrameReader(socket.getInputStream());
      FrameWriter writer = new FrameWriter(socket.getOutputStream());
      out = writer;
      entered = greet(in);
      if (entered) {
        Threads.start(() -> writeAll(writer), "parallel-shared-out");
        inOrder = serve(in);
      }
    } catch (IOException | RuntimeException gone) {
      // it was killed, or is none of ours
    } finally {
      if (entered) {
        home.leave(this, inOrder ? null : "process " + pid + at);
        outbox.add(FrameWriter.begin(Frame.BYE));
      }
    }
  }

  private boolean greet(FrameReader in) throws IOException {
    socket.setSoTimeout(MILLIS_TO_GREET);
    Frame hello = in.read();
    if (hello == null || hello.type() != Frame.HELLO || !isKnown(hello.content())) {
      return false;
    }
    socket.setSoTimeout(0);
    if (!home.enter(this)) {
      return false;
    }
    Encoder ready = FrameWriter.begin(Frame.READY);
    ready.writeInt(client);
    outbox.add(ready);
    return true;
  }

  private boolean isKnown(Decoder hello) {
    boolean sameVersion = hello.readLong() == Frame.MAGIC && hello.readInt() == Frame.VERSION;
    UUID token = new UUID(hello.readLong(), hello.readLong());
    pid = hello.readLong();
    return sameVersion && home.isAt(new Address(token, 0));
  }

  /** Whether the other process has said goodbye. */
  private boolean serve(FrameReader in) throws IOException {
    for (Frame frame = in.read(); frame != null; frame = in.read()) {
      switch (frame.type()) {
        case Frame.CALL -> call(frame.content());
        case Frame.WITHDRAW -> withdraw(frame.content());
        case Frame.BYE -> {
          return true;
        }
        default -> throw new IOException("found a frame of type " + frame.type());
      }
    }
    return false;
  }

  private void call(Decoder in) throws IOException {
    int number = in.readInt();
    Request request = Request.read(in);
    Ticket ticket = new Ticket(client, request, answer -> reply(number, request.op(), answer));
    if (request.op() == Op.ATTACH) {
      at = request.who().isEmpty() ? "" : " at " + request.who();
    }
    if (request.op().isAnswered()) {
      tickets.put(number, ticket);
    }
    home.begin(ticket);
    sendImmediate();
  }

  private void sendImmediate() throws IOException {
    Encoder answer = immediate;
    FrameWriter writer = out;
    immediate = null;
    if (answer != null && writer != null) {
      writer.write(answer);
    }
  }

  // The caller holds the lock of all objects, so this must not wait.
  private void reply(int number, Op op, Answer answer) {
    tickets.remove(number);
    if (!op.isAnswered()) {
      return;
    }
    Encoder frame = FrameWriter.begin(Frame.REPLY);
    frame.writeInt(number);
    answer.write(frame);
    if (Thread.currentThread() == reader && immediate == null) {
      immediate = frame;
    } else {
      outbox.add(frame);
    }
  }

  private void withdraw(Decoder in) throws IOException {
    @Nullable Ticket ticket = tickets.get(in.readInt());
    if (ticket != null) {
      home.withdraw(ticket);
      sendImmediate();
    }
  }

  private void writeAll(FrameWriter writer) {
    try {
      for (Encoder next = outbox.take(); !socket.isClosed(); next = outbox.take()) {
        writer.write(next);
      }
    } catch (IOException gone) {
      close(); // which is noticed where it is read
    } catch (InterruptedException e) {
      close(); // nobody has a reason to
    }
  }
}
